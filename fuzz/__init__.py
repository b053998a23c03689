"""Fuzzing of the readers: any bytes are read, or refused in one line. See README.md in this folder."""
