"""Changes planted into real and invented texts, and differences that change no rule."""
