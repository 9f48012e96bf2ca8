# Words in every e-mail.
mail-button-case = See where it stands
mail-button-signature = Give your answer
mail-signed =
    Kind regards,
    { $association }
    Questions? Call { $phone }.

contact-summary = Write down what was said, in at most 2,000 characters.
contact-topic = This topic is not known. Take a process, a topic of the channel policy, or general-question.
contact-case = This case is not of this tenant. Choose a case of the tenant, or no case.
contact-key = A key has 1 to 200 characters.
contact-key-used = Another contact moment was sent with this key. Take a new key.

# Hours of inspectors
hours-unreadable = Write the hours like this: 8:00-12:00. It says now: { $typed }
hours-not-on-the-quarter = Choose times on a quarter of an hour, such as 8:15. It says now: { $typed }
hours-backwards = The end comes before the beginning. It says now: { $typed }
hours-overlap = These hours overlap with other hours of that day: { $typed }
call-back-question = Asks us to call back.
call-back-question-words = Asks us to call back: { $words }
call-back-mail-button = Choose another time
call-back-mail-not-reached-subject = We called you and will try again
call-back-mail-not-reached-body =
    Dear { $name },

    We called you on { $called } at { $phone }. You did not answer.
    We will try again on { $again }.

    Does that not suit you? Choose another time yourself.
call-back-mail-stopped-subject = We could not reach you
call-back-mail-stopped-body =
    Dear { $name },

    We called you { $tries } times at { $phone }, without success.
    We will not call you again now.

    Do you still have a question? Call us, or choose a new time.

# How busy it is
channel-state-wait = Choose a wait of 0 to { $most } minutes, or leave this empty.
channel-state-valid = This must count for 1 to { $most } minutes.
