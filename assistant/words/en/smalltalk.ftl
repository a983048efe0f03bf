# Small talk
greet = Hello. I am Candide, a machine: timers, lists, the time, and shopping. Say “help” to hear what you can ask.
goodbye = See you soon.
thanks = You are welcome.
help = You can say: “set a timer for ten minutes”, “add milk to my list”, “read my list”, “what time is it”, “I am looking for ground coffee”, “who pays you”, “how much have you sold me”, “do not sell me anything any more” or “forget what I just said”.
out-of-scope = I cannot do that yet. I keep timers and the list, I tell the time, and I compare products.
not-understood = I did not understand. Could you say it another way?
