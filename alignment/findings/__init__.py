"""What a reader must look at: a changed 应当, a number, a reference that points elsewhere."""
