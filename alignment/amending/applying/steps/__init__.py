"""What each form of an instruction does to a draft: one function a form, listed in ``table``."""
