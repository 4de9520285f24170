"""Tests of the channels, over real HTTP against stand-ins for other people's servers."""
