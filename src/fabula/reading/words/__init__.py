"""Edition → word tokens by the UD/LitBank convention, exact offsets."""
