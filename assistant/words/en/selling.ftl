# What the household decides about selling
never-again-unknown = I know no product, brand or shop by the name of “{ $name }”.
caps-what = Say “sell less”, “sell more”, or a profile: “none”, “careful” or “open”.
