"""What a clinic does, over its pages or from the command line: one function each."""
