"""What the bot knows: values, rules and protocols. Pure: no input or output, no clock, standard
library only."""
