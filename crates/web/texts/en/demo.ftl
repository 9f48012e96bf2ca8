# The mail page of the demo.
demo-post-title = Mail of the demo
demo-post-lead = This is a demo. E-mail does not leave the house but comes here. Your sign-in code is here too.
demo-post-code = The code for staff is now:
demo-post-filter = Only show mail to this address
demo-post-show = Show mail
demo-post-empty = There is no mail yet.
demo-post-attached = Attached:
