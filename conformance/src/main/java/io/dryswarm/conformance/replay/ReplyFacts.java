package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a step was answered. */
final class ReplyFacts {
  private ReplyFacts() {}

  static String reply(JsonNode expectation, Outcome outcome) {
    String step = expectation.get("step").asText();
    Reply reply = outcome.recording().reply(step);
    if (reply == null) {
      throw new NotReached("reply to " + step);
    }
    for (String key : new String[] {"rc", "status"}) {
      if (expectation.has(key) && reply.status() != expectation.get(key).asInt()) {
        return key + " " + reply.status() + " " + bodyOf(reply) + ", expected "
            + expectation.get(key);
      }
    }
    if (expectation.has("body") && !body(expectation.get("body"), reply.body(), outcome)) {
      return "body " + reply.body() + ", expected " + expectation.get("body");
    }
    for (String key : new String[] {"out", "err"}) {
      String text = key.equals("out") ? reply.out() : reply.err();
      if (expectation.has(key) && !new TextMatch(outcome).matches(expectation.get(key), text)) {
        return key + " '" + text + "', expected " + expectation.get(key);
      }
    }
    return "";
  }

  private static String bodyOf(Reply reply) {
    return reply.body() == null ? "" : reply.body().toString();
  }

  private static boolean body(JsonNode expected, @Nullable JsonNode body, Outcome outcome) {
    if (body == null) {
      return false;
    }
    return expected.has("json")
        ? sameJson(expected.get("json"), body, outcome)
        : new TextMatch(outcome)
            .matches(expected, body.isTextual() ? body.asText() : body.toString());
  }

  /** Equal, with wildcards in texts. */
  static boolean sameJson(JsonNode expected, JsonNode actual, Outcome outcome) {
    if (expected.isTextual()) {
      return new TextMatch(outcome).equal(expected.asText(), actual.asText());
    } else if (expected.isObject() && actual.isObject()) {
      TreeSet<String> keys = new TreeSet<>();
      actual.fieldNames().forEachRemaining(keys::add);
      for (Map.Entry<String, JsonNode> member : expected.properties()) {
        if (!keys.remove(member.getKey())
            || !sameJson(member.getValue(), actual.get(member.getKey()), outcome)) {
          return false;
        }
      }
      return keys.isEmpty();
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        if (!sameJson(expected.get(i), actual.get(i), outcome)) {
          return false;
        }
      }
      return true;
    }
    return LooseJson.same(expected, actual) && expected.getNodeType() == actual.getNodeType();
  }
}
