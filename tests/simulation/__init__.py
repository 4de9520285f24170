"""Lives through days in seconds, with every fault that chance can think of, and judges them."""
