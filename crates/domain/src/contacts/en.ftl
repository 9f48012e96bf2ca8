### What is wrong with an e-mail address, telephone number or postal code.

email-empty = Enter your e-mail address.
email-no-at = An e-mail address has one at sign (@), such as name@example.nl.
email-name = The part before the at sign (@) is not correct. Check your e-mail address.
email-domain = The part after the at sign (@) is not correct. It ends with .nl, for example.
email-too-long = This e-mail address is too long. Check your e-mail address.
email-character = This character cannot be in an e-mail address: { $character }

phone-empty = Enter your telephone number.
phone-character = This character cannot be in a telephone number: { $character }
phone-length = A Dutch number has 10 digits. This number has { $digits }.
phone-length-foreign = This number is too short or too long. Check the number.
phone-unclear = We are not sure which number this is. Start with 0, or with + and the country.
phone-perhaps = Do you mean { $number }? Start with 0, or with + and the country.
phone-service = We cannot call you on this number. Enter your own number.

postal-code-empty = Enter your postal code.
postal-code-shape = A postal code has 4 digits and 2 letters, such as 9712 KB.
postal-code-never-issued = This postal code does not exist. Check the postal code.
