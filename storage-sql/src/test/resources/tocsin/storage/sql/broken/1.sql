CREATE TABLE pet (id ${serial}, name TEXT NOT NULL);
