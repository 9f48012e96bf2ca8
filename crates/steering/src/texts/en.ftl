### Which channel fits, and why. For tenants: plain language, short sentences.

## Why this channel stands first
steering-reason-emergency = Is somebody in danger? Call 112. Then call us.
steering-reason-help-wanted = You would like help. We help you in person.
steering-reason-choose-freely = Choose yourself how you want to arrange this.
steering-reason-simple-online = Online you arrange this fastest.
steering-reason-times-online = Online you see all times and choose yourself.
steering-reason-step-by-step = Online you do this step by step, whenever you like.
steering-reason-talk-is-best = We would rather talk about this with you. Then we help you better.
steering-reason-follow-online = Online you see how it stands.
steering-reason-phone-busy = Many people are calling now. Online you are done sooner.
steering-reason-own-choice = You chose { $channel } yourself. That is why it is on top.
steering-also-fits = You can also do it via { $channel }.

## What it brings
steering-brings-explain = You can do it when it suits you.
steering-brings-choose-time = You choose a time yourself.
steering-brings-instant-confirmation = You know at once that it is arranged.
steering-brings-earlier-times = Often there is an earlier time.

## Open or closed
steering-open-always = Always open
steering-open-until = Open now, until { $until }
steering-opens = Open from { $opens }
steering-unstaffed = Nobody is there now
steering-closed = Closed now
steering-no-wait = You do not have to wait
steering-wait = { $minutes ->
    [one] About 1 minute to wait
   *[other] About { $minutes } minutes to wait
}
steering-call-back = We call you { $when }.

## What we always guard
steering-guard-emergency-calls = When there is danger, calling always stands first.
steering-guard-person-stays = You can always talk to one of us.
steering-guard-help-is-not-pushed = We never send you to a screen when you want help.
steering-guard-own-choice = What you choose yourself always stands first.
steering-guard-people-no-slower = We never make calling or visiting slower in order to steer you.

## The four instruments
steering-instrument-communication = Explanation
steering-instrument-product = Better service
steering-instrument-benefit = Reward
steering-instrument-restriction = Restriction

## What the policy looks at
steering-input-topic = Topic
steering-input-process = Process
steering-input-complexity = How difficult the question is
steering-input-self-reliance = Whether you can do this yourself
steering-input-preference = What you like to use best
steering-input-case-open = Whether something about this runs already
steering-input-emergency = Whether there is danger
steering-input-office-open = Whether we are open now
steering-input-phone-wait = Waiting time on the phone
steering-input-other = { $name }
steering-self-reliance-self = can do it alone
steering-self-reliance-help = needs help
steering-self-reliance-unknown = unknown
steering-preference-none = no preference
steering-true = yes
steering-false = no
steering-stance-preferred = preferred
steering-stance-open = open
steering-stance-discouraged = discouraged
steering-stance-off = not offered
steering-stimulus-none = none
steering-stimulus-explain = explanation
steering-stimulus-choose-time = choose a time
steering-stimulus-instant-confirmation = confirmed at once
steering-stimulus-earlier-times = earlier times
steering-arm-policy = by policy
steering-arm-hold-out = comparison group
steering-arm-outside = outside the comparison

## Why a policy may not go live (for staff)
steering-example = Example of a tenant:
    { $lines }
steering-example-line = { $input }: { $value }
steering-objection-gap = No rule holds for this tenant. Add a rule.
steering-objection-contradiction = The rules { $rules } hold here at once. Make one of them narrower.
steering-objection-undecided = The table is too intricate to prove. Make the rules simpler.
steering-objection-kinds = The table asks so much at once that there are { $kinds } kinds of questions. We try { $most } at most. Ask less, or name fewer bounds of the wait.
steering-objection-domain = The column “{ $input }” leaves out { $value }. Every tenant must take part.
steering-objection-no-phone = Without a phone nobody can call in danger. Add the phone.
steering-phone-stays = The telephone stays: tenants call when there is danger, and who reaches nobody is called back.
steering-objection-no-person = The phone has no whole open hour in a week, or we are closed for too long. Then nobody can call back. Widen the hours.
steering-objection-slower = { $channel }: a wait from { $before } to { $aim }. Slower is not allowed.
steering-objection-no-aim = { $channel }: fill in within how many minutes somebody answers. It used to be { $before }.
steering-objection-no-baseline = { $channel }: also fill in how fast you answered before.
steering-objection-baseline = { $channel }: before, it was { $before }. That is fixed and may not differ.
steering-objection-fewer = { $channel }: reached less or later than now. That needs a reason. Write it under Reached less.
steering-objection-reason = Rule { $rules } says: “{ $reason }” That is not true for this tenant.
steering-objection-promise = Rule { $rules } promises times to choose from. For this topic nobody comes to visit.
steering-objection-kept = { $kept } times a week are kept apart, but { $added } were added. Keep no more than was added.
steering-broken-emergency-calls = Rule { $rules } does not put the phone first in danger.
steering-broken-person-stays = Rule { $rules } closes every channel to reach somebody: phone and counter.
steering-broken-help-is-not-pushed = Rule { $rules } sends somebody who needs help, or of whom we know nothing, to a screen.
steering-broken-own-choice = Rule { $rules } closes the channel that the tenant chose.
steering-broken-people-no-slower = Rule { $rules } promises earlier times, but no times were added.
steering-parameters-unreadable = Line { $line } of the settings is not right: “{ $written }”. { $reason }
steering-misread-name = We do not know “{ $name }” here. Choose from: { $known }.
steering-misread-name-bare = We do not know “{ $name }” here. Take it out.
steering-misread-missing = “{ $name }” is missing here. Add it.
steering-misread-word = We do not know “{ $word }” here. Choose from: { $known }.
steering-misread-kind = Something else belongs here: a number without quotes, or a word between them.
steering-misread-complexity = How difficult something is, is 1, 2 or 3.
steering-misread-days = Write days as monday to sunday, each day once. As in: monday-friday, sunday.
steering-misread-twice = This name is there twice. Take one out.
steering-misread-value = This value cannot be here. Write times as 08:30 and numbers without points.
steering-misread-signs = Look at the quotes, brackets and commas.
steering-parameters-too-many = There are more than { $most } { $what }. Take some out.
steering-many-topics = topics
steering-many-hours = opening hours of one channel
steering-many-closed-days = closed days
steering-many-reductions = reasons under Reached less
steering-unseen = “{ $text }” holds a sign that nobody sees ({ $sign }). Type the text again.
steering-parameters-nameless = Give the policy a title and a purpose.
steering-parameters-no-topic = There is no topic. Add one.
steering-parameters-topic-word = The topic “{ $topic }” may only have lower-case letters and hyphens.
steering-parameters-topic-twice = The topic “{ $topic }” stands there twice. Remove one.
steering-parameters-not-for-tenants = “{ $channel }” is not a channel for tenants. Remove it.
steering-parameters-channel-twice = The channel { $channel } stands there twice. Remove one.
steering-parameters-always-and-hours = { $channel } is always open or has hours, not both.
steering-parameters-empty-hours = { $channel }: from { $from } until { $until } is no time. It must end later.
steering-parameters-overlapping-hours = { $channel }: { $first } and { $second } overlap. Make one of them.
steering-parameters-hold-out = The comparison group is { $percent } percent. Choose from 0 to 50.
steering-cell-unreadable = “{ $cell }” cannot be read. Write a value such as "help", a range such as [1..3], or - for anything.
steering-cell-other-kind = “{ $cell }” does not fit here. This column holds { $wanted }.
steering-cell-not-allowed = “{ $cell }” is not allowed here. Choose from: { $allowed }.
steering-kind-number = a number
steering-kind-boolean = true or false
steering-kind-text = a word between quotation marks
steering-table-unreadable = The table does not hold together. Take back the last change and try again.
steering-table-cell = Rule { $rule }, column “{ $column }”: this does not fit in the table.
steering-table-column = The column “{ $column }” does not fit in the table. Look at its name and the values it allows.
steering-table-too-large = The table has { $rules } rules and { $columns } columns. Merge rules or take out columns, until there are at most { $most-rules } rules and { $most-columns } columns.
steering-table-none = There is no table named channel.
steering-table-other-decision = A policy is one table. Take out “{ $name }”.
steering-table-unknown-input = We do not know “{ $name }”. Ask only what we know.
steering-table-works-out = The column “{ $column }” works something out: { $expression }. Let each column ask one thing.
steering-table-several-answers = Together the rules give several answers ({ $policy }). Choose U, A, F or P.
steering-table-no-column = The column for { $column } is missing.
steering-table-other-column = { $column } is no channel of this policy. Take out the column, or add the channel.
steering-table-no-words = In the column { $column } there must be words.
steering-table-unknown-word = Rule { $rule }, { $column }: we do not know “{ $said }”. Choose from: { $known }.
steering-table-two-preferred = Rule { $rule } puts two channels first. Choose one.
steering-refused-forbidden = “{ $name }” may not count: { $ground }
steering-ground-origin = we do not look at origin or nationality.
steering-ground-religion = we do not look at religion or conviction.
steering-ground-health = we do not look at health.
steering-ground-citizen-number = we do not use the citizen service number here.
steering-ground-age = age does not say what somebody can do.
steering-ground-sex = we do not look at sex or orientation.
steering-ground-neighbourhood = where somebody lives may not count.
steering-ground-income = income and debts do not say which channel fits.
steering-ground-signals = we use no signals or scores on a person.

## Changing the settings of a policy (for staff)
steering-edit-name-nl = Fill in a name in Dutch.
steering-edit-name-en = Fill in a name in English.
steering-edit-too-long = Use at most { $most } characters.
steering-edit-name-taken = Another topic has this name already. Choose another name.
steering-edit-topics-most = There are { $most } topics already. Remove one first.
steering-edit-last-topic = This is the only topic. Add another one first.
steering-edit-because = { $channel }: tenants reach you less here than now. Write down why.
steering-edit-same-reason = This reason was for an earlier change. Write down why you do less once more.
steering-edit-reasonless = Write down a reason for every channel.
steering-edit-hourless = Fill in hours, or choose always open. Is this channel never open? Then remove it.
steering-edit-title = Fill in a title.
steering-edit-purpose = Write down what the policy is for.
steering-edit-salt = Fill in a word for the draw.

## What cannot be done now
steering-unknown-topic = We do not know this topic. Choose another.
steering-policy-fixed = This version holds or held. Begin a new version.
steering-not-readable = Not saved: there is a fault in the table or the settings.
steering-no-answer = No rule holds for this tenant.
steering-note = Write down what the tenants' organisation advises.
steering-step-not-now = This step cannot be taken now. See how it stands.
steering-not-proved = This policy is not proved. First solve what stands below.
steering-publish-past = Choose today or a later day.
steering-publish-same-day = Another version begins on that day already. Choose another day, or retire that version.
steering-last-policy = There must always be a policy. First let a new version go live.
call-back-time = This time is over or taken. Choose another time.
call-back-phone = Fill in a phone number on which we can call you.
call-back-over = This call was made or cancelled already.
call-back-changed = A colleague called too. See how it stands now.
call-back-not-tried = Nobody has called here yet. Try it first.
call-back-words = Say it in at most 500 characters.

## Difference between versions
steering-changed-title = The title was “{ $old }” and now is “{ $new }”.
steering-changed-purpose = The purpose was “{ $old }” and now is “{ $new }”.
steering-changed-hold-out = Comparison group: from { $old } to { $new } percent.
steering-changed-salt = The comparison group was drawn anew.
steering-changed-visits-baseline = Times for everybody, as before: from { $old } to { $new } a week.
steering-changed-visits-added = Times that were added: from { $old } to { $new } a week.
steering-changed-visits-kept = Times kept for self-service: from { $old } to { $new } a week.
steering-changed-good-friday = Good Friday is a closed day: was { $old }, now is { $new }.
steering-changed-closed-day-came = New closed day: { $day } ({ $name }).
steering-changed-closed-day-went = No closed day any more: { $day } ({ $name }).
steering-reduction-came = { $name } is reached less. The reason: { $because }
steering-changed-hit-policy = Rules count in another way: from { $old } to { $new }.
steering-topic-came = New topic: { $name }.
steering-topic-went = Topic gone: { $name }.
steering-topic-complexity-changed = Topic { $name }: complexity from { $old } to { $new }.
steering-topic-process-changed = Topic { $name }: process from { $old } to { $new }.
steering-topic-renamed = Topic { $key } was called “{ $old }” and now is “{ $new }”.
steering-channel-came = New channel: { $name }.
steering-channel-went = Channel gone: { $name }.
steering-channel-hours-changed = { $name }, { $day }: was { $old }, now is { $new }.
steering-channel-holidays-changed = { $name } open on holidays: was { $old }, now is { $new }.
steering-channel-cost-changed = { $name }: cost from { $old } to { $new } a contact.
steering-channel-staff-changed = { $name }, people at work at once: was { $old }, now is { $new }.
steering-channel-at-once-changed = { $name }: contacts at once for each employee from { $old } to { $new }.
steering-channel-aim-changed = { $name }, an answer within: was { $old }, now is { $new }.
steering-channel-baseline-changed = { $name }, earlier answer time: was { $old }, now is { $new }.
steering-order-changed = The order of { $what } differs: { $names }.
steering-order-of-topics = the topics
steering-order-of-channels = the channels
steering-order-of-rules = the rules
steering-hours-always = always open
steering-hours-closed = closed
steering-lasting-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
steering-lasting-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
steering-lasting-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
steering-not-said = not filled in
steering-column-came-alike = New column: { $name }. Every rule says: { $said }.
steering-column-came = New column: { $name }.
steering-column-went = Column gone: { $name }.
steering-column-changed = Column { $name } was: { $old } — and now is: { $new }

## Register of algorithms
steering-register-description-short = We show tenants first the channel that fits their question. All other channels stay open.
steering-register-proportionality = The advice only sets the order of the channels. Nobody is refused anything; the tenant always chooses. Who wants help sees a person first.
steering-register-human-intervention = Staff may always do otherwise. The tenants' organisation advises on every version, and a person approves it.
steering-register-risks = These limits are fixed in the program:
    { $guards }
steering-register-lawful-basis = Article 6(1)(f) GDPR: a good service to tenants. No special categories of data.
steering-register-source-data = The policy looks only at:
    { $inputs }
steering-register-methods = A DMN decision table with { $rules } rules; the system does not learn by itself. The table is proved complete and free of contradiction for every kind of tenant, and every advice can be replayed. { $percent } percent of tenants see no steering: so we measure the effect. Version { $version }, mark { $hash }.
steering-register-provider = Kanaalwijzer (open source, EUPL-1.2)
