"""What two statements that answer each other may differ in, a topic a file."""
