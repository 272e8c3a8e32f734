"""What the folder application starts."""

from duizhao.cli.app import main

if __name__ == "__main__":
    main()
