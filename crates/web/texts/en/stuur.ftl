# Steering: what the service manager reads.

stuur-name = Stuur
stuur-to-balie = Balie
stuur-nav-journeys = Journeys
stuur-nav-policy = Channel policy
stuur-nav-measures = Measures
stuur-all = All questions
stuur-period = Period
stuur-period-own = Choose days
stuur-period-from = From
stuur-period-until = Until
stuur-period-from-until = From { $from } until { $until }
stuur-period-no-from = Choose the first day. We now show the last 90 days.
stuur-period-no-until = Choose the last day. We now show the last 90 days.
stuur-period-reversed = The first day is after the last. We now show the last 90 days.
stuur-period-days = Last { $n } days
stuur-show = Show
stuur-generated = These contacts were made up for the example association. The behaviour resembles real behaviour.
stuur-too-few = too few
stuur-unknown = not known
stuur-share = { $share }% ({ $low } to { $high }), n = { $n }
stuur-time = { $time }, n = { $n }

# Journeys
stuur-journeys-title = Customer journeys
stuur-journeys-intro = This is how questions of tenants go through the channels now. A ribbon is as wide as the number of questions.
stuur-journeys-empty = There were no contacts in this period
stuur-journeys-empty-text = Choose a longer period or another topic.
stuur-few = These are fewer than ten questions
stuur-few-text = Of so few questions we show nothing. Else one could see whom it is about. Choose a longer period, or all topics and groups.
stuur-few-widest = Show all questions of a year
stuur-figures = The figures
stuur-figure-questions = Questions
stuur-figure-solved = Solved in one go
stuur-figure-switched = Switched to another channel
stuur-figure-fell-back = Began digitally, yet an employee
stuur-figure-response = First answer (median)
stuur-lost = Where do we lose people?
stuur-following = As wanted goes { $share }.
stuur-as-table = Show as a table
stuur-map-table = The transitions of the map, the widest first

# Measures
stuur-measures-title = Measures
stuur-measures-intro = Each number stands with its margin and what it was counted over. Fewer than ten are not shown.
stuur-measures-how = A question is solved in one go when the tenant does not come back about the same topic within seven days. The margin holds with 95% certainty.
stuur-by-all = In all
stuur-by-channel = By the channel in which the question began
stuur-by-topic = By topic
stuur-by-both = By topic and channel
stuur-by-month = By month
stuur-column-all = What
stuur-column-channel = Channel
stuur-column-topic = Topic
stuur-column-both = Topic and channel
stuur-column-month = Month
stuur-download = Download as CSV

# Channel policy
stuur-policy = Channel policy
stuur-policy-lead = Which channel fits which question and which tenant. Every version is proved before it goes live.
stuur-policy-begin = Make a new version
stuur-policy-begun = There is a new version, the same as the one before. Change what must differ.
stuur-policy-none = There is no channel policy yet
stuur-policy-none-text = Make a first version. You begin with the standard policy.
stuur-policy-versions = Versions of the channel policy
stuur-policy-version = Version
stuur-policy-title = { $title }, version { $n }
stuur-policy-state = State
stuur-policy-from = Holds from
stuur-policy-changed = Last changed
stuur-policy-changed-by = { $when }, { $name }
stuur-policy-live-from = from { $day }
stuur-policy-mark = mark { $hash }
stuur-state-draft = Draft
stuur-state-checked = Proved
stuur-state-advised = Advice received
stuur-state-approved = Approved
stuur-state-live = Holds now
stuur-state-waiting = Will hold
stuur-state-retired = Retired

# The table
stuur-table = Rules
stuur-table-caption = The rules of the policy: left the question and the tenant, right how we treat each channel
stuur-table-help = Open a cell to tick values. Nothing ticked means: it does not matter.
stuur-table-keep = Save
stuur-table-check = Check
stuur-table-kept = The table is saved.
stuur-table-unsaved = Not kept yet.
stuur-table-too-long = A table has at most { $most } rules here. Nothing was saved and nothing was left out. Remove rules, or draw the table in a DMN modeller.
stuur-table-refused = The table cannot be saved like this.
stuur-table-stale = Somebody else changed this version. What you filled in stands below; save again to keep it.
stuur-rule = Rule
stuur-rule-number = Rule { $n }
stuur-rule-add = Add a rule
stuur-rule-remark = Why
stuur-rule-remark-of = Why rule { $n }
stuur-rule-actions = Do
stuur-rule-up = Move rule { $n } up
stuur-rule-down = Move rule { $n } down
stuur-rule-copy = Copy rule { $n }
stuur-rule-remove = Remove rule { $n }
stuur-cell-any = does not matter
stuur-cell-any-hint = Nothing ticked means: does not matter.
stuur-cell-of = { $column }, rule { $n }
stuur-column-stimulus = What it brings
stuur-column-reason = Reason for the tenant
stuur-process-none = no process
stuur-process-absent = not online yet
stuur-input-topic = Topic
stuur-input-process = Process
stuur-input-complexity = Complexity
stuur-input-self-reliance = Can the tenant do it alone
stuur-input-preference = What the tenant prefers
stuur-input-case-open = Does something run already
stuur-input-emergency = Danger
stuur-input-office-open = Are we open
stuur-input-phone-wait = Waiting time by phone
stuur-reason-emergency = danger: call now
stuur-reason-help-wanted = wants help
stuur-reason-choose-freely = choose freely
stuur-reason-simple-online = online is quickest
stuur-reason-times-online = see all times online
stuur-reason-step-by-step = online step by step
stuur-reason-talk-is-best = talking works better
stuur-reason-follow-online = follow it online
stuur-reason-phone-busy = the phone is busy

# The proof
stuur-proof = Proof
stuur-proof-holds = Complete and free of contradiction. There is an answer for all { $n } kinds of tenants and questions, and no limit is broken.
stuur-proof-unreachable = This rule never holds: other rules always go before.
stuur-proof-busy = Not checked yet: you are changing it.
stuur-proof-unknown = Not checked: there was no answer. Choose Check, or sign in again.
stuur-proof-large = Not checked: the table is too large to send.
stuur-proof-fails = { $n ->
    [one] One objection: this version cannot go live like this.
   *[other] { $n } objections: this version cannot go live like this.
}

# What happens next
stuur-next = Next step
stuur-step-note = Note
stuur-step-from = Holds from
stuur-step-from-wrong = Fill in a day from today on.
stuur-step-check = Prove and record
stuur-step-check-text = The version is proved. If the table changes after that, it begins anew.
stuur-step-advise = Record the advice
stuur-step-advise-text = Record what the tenants' organisation advises.
stuur-step-approve = Approve
stuur-step-approve-text = Record who decided, and why.
stuur-step-publish = Set live
stuur-step-publish-text = The version holds from this day on. The one before is then retired.
stuur-step-retire = Retire
stuur-step-retire-text = This version will then not hold. What holds now goes on holding.
stuur-step-done = Recorded.
stuur-step-unsaved = The table was changed and is not saved yet. Choose Save first; then this step can be taken.
stuur-no-emergency-phone = Note: no emergency number is set (association.emergency-phone). Outside opening hours nobody can call us in danger.
stuur-more = Also with this version
stuur-policy-begin-from = Begin a new version from this one
stuur-policy-discarded = The version was thrown away.
stuur-discard = Throw this version away
stuur-discard-text = The table and the settings of this version disappear. The log keeps that it was there.
stuur-discard-now = Throw away
stuur-discard-stale = Somebody else changed this version. Look at it again first.
stuur-hit-unique = Exactly one rule fits each question. The order of the rules does not matter.
stuur-hit-any = When several rules fit a question, they say the same. The order does not matter.
stuur-hit-priority = When several rules fit a question, the answer that goes before holds. The order of the answers decides that.
stuur-hit-first = From top to bottom: the first rule that fits holds.
stuur-hit-several = When several rules fit a question, they count together.

# Other sheets of a version
stuur-tab-table = Rules
stuur-tab-try = Try out
stuur-tab-parameters = Channels and topics
stuur-tab-history = Course
stuur-tab-difference = Difference
stuur-tab-decisions = Decisions
stuur-try-lead = Choose a tenant and a question. You see what this version advises. Nothing is kept.
stuur-try = Try out
stuur-try-answer = Advice
stuur-try-rules = Rules
stuur-try-guards = Limits
stuur-try-otherwise = When different
stuur-try-none = none
stuur-try-topic = Topic
stuur-try-complexity = How difficult the question is
stuur-try-self-reliance = What the tenant can do alone
stuur-try-preference = What the tenant likes to use best
stuur-try-case-open = Whether a case about it runs
stuur-try-emergency = Whether there is danger
stuur-try-wait = Wait on the phone, in minutes
stuur-try-wait-hint = Leave empty when it is not known.
stuur-try-hour = When the tenant asks
stuur-try-typed = You try the table as you filled it in. It is not saved yet.
stuur-try-back = Back to the table
stuur-try-set-aside = Not followed
stuur-way-preferred = first
stuur-way-open = open
stuur-way-discouraged = last
stuur-way-closed = closed now
stuur-otherwise = With { $changes }, { $channel } stands first.
stuur-channel = Channel
stuur-channels = Channels
stuur-hours = Open
stuur-always-open = always
stuur-cost = Cost per contact
stuur-staff = People at once
stuur-self-service = none, self-service
stuur-topic = Topic
stuur-topics = Topics
stuur-process = Online process
stuur-complexity = Complexity
stuur-hold-out = Hold-out
stuur-hold-out-text = { $percent } percent of the tenants see no steering. That is how we measure whether the policy works. They do get the reward: earlier times are there for everybody who arranges it online. They only do not see the invitation.
stuur-arms = Steered beside hold-out
stuur-arms-how = Compared over the last year, fourteen days after each first advice in which steering could make a difference. Of those who then came: how many came online first, and how many were done in one go. Groups of fewer than ten people are not shown.
stuur-arm = Group
stuur-arm-steered = Steered
stuur-arm-held-out = Hold-out
stuur-arm-difference = Difference
stuur-arm-online = Online first
stuur-rewards = Reward
stuur-rewards-text = { $kept } times a week kept for self-service, out of { $added } times that were added to { $baseline }.
stuur-rewards-hours = The calendars now hold { $hours } extra hours a week, for { $people ->
        [one] 1 inspector
       *[other] { $people } inspectors
    }.
stuur-rewards-none = Note: the calendars hold no extra hours yet, so self-service brings no earlier times. The administrator sets them under Settings, Inspectors.
stuur-parameters-kept = The settings are saved.
stuur-parameters-source = The settings as text
stuur-parameters-help = Topics, channels, hours, cost and the hold-out stand in this text (TOML). Everything is checked when you save.
stuur-difference-lead = What differs from version { $n }.
stuur-difference-none = Nothing differs.
stuur-difference-first = This is the first version.
stuur-decisions-lead = Who decided what, and when.
stuur-export = Export
stuur-export-dmn = The table as DMN
stuur-export-register = Fields for the register of algorithms
