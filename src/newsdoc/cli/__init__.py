"""The command line. It holds no logic: each command calls the public functions and prints what they give."""
