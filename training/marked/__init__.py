"""Stories written for fabula in which every speech and every mention of a person is marked; they teach."""
