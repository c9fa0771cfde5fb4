"""Reading documents side by side: sentences and what answers them. Pure functions over documents and keys; no engine."""
