# Shopping
need-find = What are you looking for?
need-price = The price of what?
need-compare = What would you like to compare?
not-found = I found nothing for “{ $need }”.
accepted = I have put { $name } on your list. I order nothing.
accept-nothing = I was not waiting for an answer.
accept-unsure = I am not sure that I heard you. To keep { $name }, type “yes”.
declined = Right, I will not suggest { $name } to you again.
decline-nothing = All right.
