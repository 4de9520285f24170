"""The pages of a clinic: a work-list, a day, its patients, who works there. No script is needed."""
