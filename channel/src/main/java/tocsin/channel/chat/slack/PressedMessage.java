package tocsin.channel.chat.slack;

import tocsin.channel.chat.ButtonCode;
import tocsin.channel.chat.ChatHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message after one of its buttons was pressed: what was done and by whom stands where the button
 * was. What else it tells of stays.
 *
 * @param payload as Slack sends it, with the message
 */
record PressedMessage(JsonNode payload) {
  ObjectNode after(String sentence, String person) {
    JsonNode old = payload.path("message");
    JsonNode action = payload.path("actions").path(0);
    String blockId = action.path("block_id").asString("");
    String code = action.path("value").asString("");
    ObjectNode message = ChatHttp.object();
    message.put("ts", old.path("ts").asString(payload.at("/container/message_ts").asString("")));
    message.put("text", old.path("text").asString(""));
    ArrayNode blocks = message.putArray("blocks");
    for (JsonNode block : old.path("blocks")) {
      if (!block.path("block_id").asString("").equals(blockId)) {
        blocks.add(block);
      } else {
        said(blocks.addObject(), sentence, person);
        left(blocks, block, code);
      }
    }
    return message;
  }

  private static void said(ObjectNode block, String sentence, String person) {
    block.put("type", "context");
    ObjectNode text = block.putArray("elements").addObject();
    text.put("type", "mrkdwn");
    String by = person.matches("[A-Z0-9]{3,20}") ? " <@" + person + ">" : "";
    text.put("text", "✓ " + SlackBlocks.escaped(sentence) + by);
  }

  /** Who has acknowledged can still resolve; other answers are the last word. */
  private static void left(ArrayNode blocks, JsonNode block, String code) {
    ObjectNode left = ((ObjectNode) block).deepCopy();
    ArrayNode elements = left.putArray("elements");
    for (JsonNode element : block.path("elements")) {
      if (ButtonCode.stays(element.path("value").asString(""), code)) {
        elements.add(element);
      }
    }
    if (!elements.isEmpty()) {
      blocks.add(left);
    }
  }
}
