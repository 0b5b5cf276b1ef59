-- Which message in a chat room tells of what. message: the product's name for it.
CREATE TABLE room_message (
  position ${serial},
  room TEXT NOT NULL,
  resource TEXT NOT NULL,
  message TEXT NOT NULL,
  UNIQUE (room, resource)
);
