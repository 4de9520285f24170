# What is asked about directions that were read and are not clear, and how they are said back.

read-ask-number = Does “{ $words }” mean a whole number or one with a decimal part? Please write it without a comma or point, or as 1.5.
read-ask-amount = How much is to be taken each time? “{ $words }” cannot be an amount.
read-ask-amounts = Which of these amounts is taken, and when: { $words }?
read-ask-unit = Of what is “{ $words }”: tablets, mg, or something else?
read-ask-one-or-other = Is “{ $words }” how much is taken, or how often?
read-ask-too-much = “{ $words }” at once is far more than usual. What exactly does the label say?
read-ask-too-much-a-day = Taken that often, “{ $words }” is far more than usual. What exactly does the label say, and how often?
read-ask-form = “{ $words }” does not fit how this medicine is used. What exactly does the label say?
read-ask-often = How often is it taken? “{ $words }” may mean more than one thing.
read-ask-too-often = Is it really taken “{ $words }”?
read-ask-times-or-amount = Is “{ $words }” how many times a day, or how many at a time?
read-ask-clock = At what time exactly is “{ $words }”: in the morning or in the evening?
read-ask-how-often = How often is it taken, and when?
read-ask-length = For how long is it taken? “{ $words }” is not clear.
read-ask-date = Which day is “{ $words }”?
read-ask-steps = By how much does the dose change, how often, and up to where?
read-ask-not = What must not be done: “{ $words }”? Please write only what is to be taken.
read-ask-weekly = { $words } is usually taken once a week, never daily. What exactly does the label say, and on which day of the week? Please ask your pharmacist before the next dose.
    .sms = { $words }: as a rule once a week, not daily. What does the label say, and which day? Ask your pharmacist first.
read-ask-name = Is the medicine { $words }?
read-ask-nothing = How much is taken, and how often? For instance: “1 tablet twice a day”.
read-ask-how-much = How much is taken each time?
read-ask-all-steps = The dose changes with time, so please write all its steps again, like: 40 mg for 5 days, then 20 mg for 5 days, then stop.
read-ask-strength = Is “{ $words }” what one tablet holds, or all that is taken at one time? Say EACH TABLET or AT ONE TIME.

# What can be read and not be planned as it stands.
plan-ask-other = I can read that, but I cannot remind of it as it stands. Please say how much, how often and when.
plan-ask-range = I can keep one amount only. “{ $words }”: how much is it each time?
plan-ask-unit = I cannot count that yet: “{ $words }”. Say it in doses, like “1 dose twice a day”.
plan-ask-amount = How much is taken each time? I cannot take “{ $words }” for an amount.
plan-ask-days = On which days is it taken? Please name them, like “on Monday and Thursday”.
plan-ask-afternoon = When is “{ $words }”: at noon, in the evening, or at which time?
plan-ask-needed = Is it taken as needed, or at set times? “{ $words }” goes with one of them only.
plan-ask-most = What is the most in 24 hours? The limit does not fit the amount.
plan-ask-step-length = How many days does each step last? Like: 40 mg for 5 days, then 20 mg for 5 days, then stop.
plan-ask-limit = “{ $words }” is a limit. Is it taken as needed, or how often is it taken?
plan-ask-up-to = “{ $words }”: is it taken as needed, or how often exactly?
plan-ask-times = “{ $words }”: how many times a day exactly?
plan-ask-many = That is more often than I can remind of in a day. How often is it taken?
plan-ask-hours = “{ $words }”: every how many hours exactly? Or is it taken as needed?
plan-ask-food = Is it taken with food, before it or after it? I found two of these.
plan-ask-count = For how many days is it taken? I cannot count “{ $words }”.
