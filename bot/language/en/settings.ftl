# What a person may set.

settings-lines = Name: { $name }. Language: { $language ->
        [es] Spanish
       *[en] English
    }. Wording level { $wording }: { $wording ->
        [0] only how many
        [1] your own names
       *[2] names and amounts
    }. Zone: { $zone }, your clock shows { $clock }.
    Your day: up { $wake }, breakfast { $breakfast }, lunch { $lunch }, dinner { $dinner }, bed { $bed }.
    .sms = { $name }, { $language ->
        [es] Spanish
       *[en] English
    }, level { $wording }, clock { $clock }. Up { $wake }, breakfast { $breakfast }, lunch { $lunch }, dinner { $dinner }, bed { $bed }.
settings = { settings-lines }
    To change something, say "level 2", "language Spanish", "my name is Ann", "zone America/Chicago" or "breakfast 7:30".
    .sms = { settings-lines.sms } To change: "level 2", "bed 23:00".
setting-changed = Changed. { settings-lines }
    .sms = Changed. { settings-lines.sms }
setting-same = That is how it is already. { settings-lines }
    .sms = So it is already. { settings-lines.sms }
setting-odd = I cannot set that. { $setting ->
    [level] The wording level is 0, 1 or 2.
    [language] I speak English and Spanish.
    [name] A name has at most 40 letters.
    [zone] Name a zone like America/Chicago.
   *[other] The day runs up, breakfast, lunch, dinner, bed, each after the one before.
} Nothing has changed.

# A whole day in one sentence.
day-read = I read your day so: up { $wake }, breakfast { $breakfast }, lunch { $lunch }, dinner { $dinner }, bed { $bed }. Is that right?
    .sms = I read: up { $wake }, breakfast { $breakfast }, lunch { $lunch }, dinner { $dinner }, bed { $bed }. Say RIGHT or WRONG.
day-set = Changed. Your day: up { $wake }, breakfast { $breakfast }, lunch { $lunch }, dinner { $dinner }, bed { $bed }.
day-not-set = Your day stays as it was. Write it again, like this: I get up at 7, eat at 8, 1 and 7, bed at 11
day-same-when-off = For weekends or days off I can move the whole day: say "weekends an hour later". Other times of theirs I cannot keep; say LATER on the day, and I wait.
help-day = I did not understand that, and changed nothing. Is the day right as I read it? Say RIGHT or WRONG.
