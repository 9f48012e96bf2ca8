-- One word for a general question: contacts had `general` where the channel policy says `general-question`.
UPDATE contacts SET topic = 'general-question' WHERE topic = 'general';
