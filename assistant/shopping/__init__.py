"""Shopping advice for the household: search, landed cost, a published order. It knows no money."""
