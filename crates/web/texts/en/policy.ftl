### The settings of a policy, to change. For staff.

stuur-change = Change
stuur-move-up = Move { $name } up
stuur-move-down = Move { $name } down
stuur-at-once = At once per person
stuur-answer = Answer within
stuur-process-not-yet = { $name } (not online yet)
stuur-process-hint = What tenants can do online about this topic.
stuur-topic-level-1 = 1: simple, mostly done in one go
stuur-topic-level-2 = 2: some steps
stuur-topic-level-3 = 3: difficult, often needs a talk

# Forms
stuur-setting-back = Back without saving
stuur-setting-next = Continue
stuur-setting-remove = Remove
stuur-setting-choose = Make a choice.
stuur-setting-number = Fill in a whole number.
stuur-setting-amount = Fill in an amount, such as 6.90.
stuur-setting-consequences = This happens to the rules
stuur-setting-agree = Yes, these rules may go
stuur-setting-agree-first = This takes rules away. Tick that you agree, or go back.
stuur-setting-rule-gone = Rule { $n } goes: { $remark }
stuur-setting-rule-narrowed = Rule { $n } holds for fewer questions: { $remark }
stuur-setting-rule-unled = Rule { $n } puts no channel first any more: { $remark }
stuur-setting-objections = This keeps it from going live

# Topics
stuur-topic-add = Add a topic
stuur-topic-change = Change a topic
stuur-topic-lead = A topic is a question, never a group of people. The rules follow by themselves.
stuur-topic-process-wrong = Choose a process, or no process.
stuur-topic-level-wrong = Choose how difficult the topic is.
stuur-topic-name-nl = Name in Dutch
stuur-topic-name-en = Name in English
stuur-topic-remove = Remove { $name }
stuur-topic-remove-lead = No rule names this topic alone. Tenants will not be able to choose it any more. If it comes back later, counting begins anew.
stuur-topic-remove-rules = Tenants will not be able to choose this topic any more. If it comes back later, counting begins anew. The rules change too.
stuur-topic-gone = This topic is no longer in this version. Somebody removed it.
stuur-move-stale = Somebody else changed this version. Nothing was moved: look at the order and try again.

# Channels
stuur-channel-add = Add a channel
stuur-channel-add-lead = Choose a channel. It is then open in every rule, until you choose otherwise.
stuur-channel-new = Add { $name }
stuur-channel-change = Change { $name }
stuur-channel-lead = Fewer hours or people than now needs a reason. Slower than before is not possible.
stuur-channel-open-always = always open
stuur-channel-open-hours = at these hours
stuur-channel-week = Open in an ordinary week
stuur-channel-week-hint = Write the hours like this: 9:00-12:30, 13:30-19:00. An empty day is closed.
stuur-channel-holidays = Also open on holidays and closed days
stuur-channel-people = Cost and people
stuur-channel-cost = Cost per contact
stuur-channel-cost-hint = All in: wages, systems, housing.
stuur-channel-staff = People at work at once
stuur-channel-staff-hint = Empty means: self-service.
stuur-channel-at-once = Contacts at once per person
stuur-channel-answer-within = Answer within (minutes)
stuur-channel-answer-within-hint = What you aim for.
stuur-channel-baseline = Answer within (minutes), before there was any steering
stuur-channel-baseline-hint = This is fixed once the policy holds.
stuur-channel-baseline-fixed = This is fixed: slower than this is never allowed.
stuur-channel-because = Reason, if tenants reach you less here
stuur-channel-because-hint = Tenants and their organisation read this reason.
stuur-channel-remove = Remove { $name }
stuur-channel-remove-lead = The column of this channel goes from the table. Tenants will no longer see it.
stuur-channel-remove-because = Why does this channel go?
stuur-channel-remove-because-hint = Needed if the channel holds now. Tenants and their organisation read this reason.
stuur-channel-gone = This channel is no longer in this version. Somebody removed it.
stuur-channel-always-and-hours = You chose always open, but filled in hours as well. Choose at these hours, or empty the hours.
stuur-channel-unreachable = Tenants do not see this channel: its number or address is missing in the installation.
stuur-channel-unreachable-whatsapp = Tenants do not see this channel: the number is missing in the installation (association.whatsapp).
stuur-channel-unreachable-chat = Tenants do not see this channel: the page with the chat is missing in the installation (association.chat-url).
stuur-channel-unreachable-sms = Tenants do not see this channel: you send text messages, but they cannot send you any.
stuur-channel-unreachable-visit = Tenants do not choose this themselves: a visit is arranged by another channel.

# The rest
stuur-setting-naam = Title and purpose
stuur-setting-title = Title
stuur-setting-purpose = Purpose
stuur-setting-purpose-hint = This goes into the register of algorithms too.
stuur-naming-change = Change title and purpose
stuur-setting-dagen = Closed days
stuur-setting-dagen-lead = On holidays and closed days a channel is closed, unless it is open then too.
stuur-days-none = Only the usual holidays.
stuur-days-change = Change closed days
stuur-setting-good-friday = Closed on Good Friday
stuur-setting-liberation = Liberation Day
stuur-setting-liberation-every-year = closed every year
stuur-setting-liberation-lustrum-years = closed only in years like 2030 and 2035
stuur-setting-liberation-never = open as usual
stuur-setting-closed-days = Closed days of your own
stuur-setting-day-gone = Remove: { $day } ({ $name })
stuur-setting-day = One more day
stuur-setting-day-name = Name of that day
stuur-setting-day-name-missing = Give the day a name.
stuur-setting-day-wrong = Fill in a day, such as 24-12-2026.
stuur-setting-beloning = Reward for who arranges it alone
stuur-setting-beloning-lead = Earlier times always come from times that were added. Who calls never waits longer.
stuur-rewards-change = Change the reward
stuur-setting-visits-baseline = Times a week for everybody, as before
stuur-setting-visits-added = Times a week that were added
stuur-setting-visits-kept = Times a week kept for self-service
stuur-setting-visits-because = Reason, if there are fewer times for everybody
stuur-setting-vergelijking = Comparison group
stuur-setting-vergelijking-lead = A small share of tenants is not steered. That shows whether steering works.
stuur-hold-out-change = Change the comparison group
stuur-setting-percent = Share of tenants, in percent
stuur-setting-percent-hint = From 0 to 50. Five is usual.
stuur-setting-percent-wrong = Fill in a number from 0 to 50.
stuur-setting-salt = Word for the draw
stuur-setting-salt-hint = This word decides who is in the group. Another word draws anew. Figures from before and after cannot be compared then.
stuur-setting-minder = Reached less
stuur-setting-minder-lead = Do tenants reach you less somewhere than now? Then this says why, openly.
stuur-reductions-none = Nowhere less than before.
stuur-reductions-change = Change the reasons
stuur-setting-reason-hint = Empty it to take this reason away.
stuur-setting-reason-channel = One more channel
stuur-setting-reason-because = Reason for that channel
stuur-emergency-phone = In danger tenants call { $phone }, day and night. Your administrator sets that number.
stuur-emergency-none = There is no emergency number. Your administrator sets it, apart from this policy.
stuur-parameters-source-change = Change as text
stuur-parameters-source-show = Show the text

# How rules count together
stuur-hit-policy = How the rules count
stuur-hit-unique-name = U: exactly one rule fits
stuur-hit-any-name = A: rules that fit together say the same
stuur-hit-first-name = F: the first rule that fits holds
stuur-hit-priority-name = P: the answer that goes first holds

# A table from another program
stuur-import = Import a table
stuur-import-lead = Did you draw the rules in a DMN program? Read them in here. It becomes a draft, which you then prove.
stuur-import-table = Table (DMN)
stuur-import-table-hint = A file of at most { $n } MB, with at most { $rules } rules and { $columns } columns. Fetch the table of a version under History, Export.
stuur-import-parameters = Settings (TOML)
stuur-import-parameters-hint = Leave this empty to keep the topics and channels of now.
stuur-import-take = Import
stuur-import-none = Choose a file with the table.
stuur-import-unreadable = This file cannot be read as a DMN table. The reader says: { $reason }
stuur-import-cell = { $told } The reader says: { $reason }
stuur-import-too-large = This file is too large.
stuur-import-no-text = This file is no text. Choose a DMN file.
stuur-import-done = The table was imported as a draft.
stuur-import-note = Imported from { $name }
