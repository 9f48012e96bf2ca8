# How a tenant can arrange something: the ways, help from a person, and why we show this.

ways-title = How do you want to arrange this?
ways-help = I need help
ways-others = These ways work too
ways-all = These are the ways
ways-why = Why do you show me this?
ways-liked = You like this way best.
ways-portal = Online, by yourself
ways-go-portal = Arrange it online now
ways-go-phone = Call { $value }
ways-go-whatsapp = Send a WhatsApp message to { $value }
ways-go-chat = Chat with us
ways-go-email = Mail { $value }
ways-go-counter = Come to { $value }
ways-go-letter = Write to { $value }

danger-title = Is there danger?
danger-112 = Is somebody in danger, is there a fire, or do you smell gas? Call
danger-112-call = 112
danger-home = Is something badly wrong in or around your home? Call us:
danger-home-always = Is something badly wrong in or around your home? Call us, day and night:

person-title = A person will help you
person-call-back = We call you back
person-call-back-text = Choose when it suits you. We will call you then.
person-waiting = We agreed already: we call you { $when }. If you choose a new time, the old one is dropped.
person-time = When shall we call?
person-time-missing = Choose when we shall call you.
person-phone = On which number?
person-phone-hint = Leave this empty if we may call { $phone }.
person-words = What is it about?
person-words-hint = Then we know it beforehand.
person-ask = Call me back
person-agreed = Done! We will call you.
person-home = To your start page

# The call in which we call the tenant back.
mijn-call = We will call you
mijn-call-when = We will call you { $when } on { $phone }.
mijn-call-again = We called you, but you did not answer. We will call again: { $when }, on { $phone }.
mijn-call-late = We were going to call you: { $when }. We have not managed yet. We will call as soon as we can on { $phone }.
mijn-call-about = It is about: { $topic }.
mijn-call-does-not-suit = Does it not suit you after all? Then call it off. Or choose another number.
mijn-call-number = Another number
mijn-call-number-title = On which number shall we call you?
mijn-call-number-new = Phone number
mijn-call-number-kept = Saved. We will call you on this number.
mijn-call-cancel = Call it off
mijn-call-cancel-title = Do you want to call this off?
mijn-call-cancel-text = Then we will not call you. You can always choose a new time.
mijn-call-cancel-sure = Call it off
mijn-call-cancelled = Called off. We will not call you.
mijn-call-over = This call has taken place, or it was called off.

why-title = Why we show you this
why-used = What we looked at
why-not-used = What we knew too, but made no difference
why-never = We never look at your origin, religion, health or age. Nor at the neighbourhood where you live.
why-otherwise = When it would be different
why-otherwise-text = With this answer we would put { $channel } first. { $changes }.
why-rules = The rules
why-rule = Rule { $n }:
why-rule-bare = Rule { $n }
why-set-aside-portal = This rule was not followed: this cannot be done online yet. So all ways are alike.
why-set-aside-channel = This rule was not followed: this cannot be done by { $channel } here. So all ways are alike.
why-set-aside-unstaffed = This rule was not followed: nobody is at { $channel } now. So all ways are alike.
why-set-aside-guarded = This rule was not wholly followed. What we always watch over goes first.
why-set-aside-hold-out = This rule was not followed: you are in our comparison group. We put nothing first for you. That is how we measure whether our advice helps. You get the same help and the same times as everybody.
why-policy = Channel policy, version { $version }. Mark { $hash }.
why-wrong = You may always choose. Is something wrong?
why-change = Change what we know of you
