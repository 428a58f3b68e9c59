package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.flags.BadValue;
import io.dryswarm.docker.client.flags.GoText;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.json.Json;
import java.util.List;
import java.util.Locale;

/** {@code name}, or {@code source=name,target=file,uid=33,gid=33,mode=0400}. Source: docker/cli opts/swarmopts. */
final class DataValue {
  private static final int READABLE = 0444;

  private DataValue() {}

  static ObjectNode secret(String value) {
    return parse(value, "secret", "Secret");
  }

  static ObjectNode config(String value) {
    return parse(value, "config", "Config");
  }

  private static ObjectNode parse(String value, String word, String title) {
    List<String> fields = Options.csv(value);
    ObjectNode file =
        Json.object().put("Name", "").put("UID", "0").put("GID", "0").put("Mode", READABLE);
    String source = "";
    if (fields.size() == 1 && !fields.get(0).contains("=")) {
      source = fields.get(0);
    } else {
      for (String field : fields) {
        var pair = Options.pair(field);
        if (pair == null || pair.getKey().isEmpty()) {
          throw new BadValue("invalid field '" + field + "' must be a key=value pair");
        }
        if (pair.getKey().toLowerCase(Locale.ROOT).matches("source|src")) {
          source = pair.getValue();
        } else {
          put(file, pair.getKey(), pair.getValue(), word);
        }
      }
      if (source.isEmpty()) {
        throw new BadValue("source is required");
      }
    }
    if (Json.text(file, "Name").isEmpty()) {
      file.put("Name", source);
    }
    ObjectNode reference = Json.object();
    reference.set("File", file);
    return reference.put(title + "ID", "").put(title + "Name", source);
  }

  private static void put(ObjectNode file, String key, String value, String word) {
    switch (key.toLowerCase(Locale.ROOT)) {
      case "target" -> file.put("Name", value);
      case "uid" -> file.put("UID", value);
      case "gid" -> file.put("GID", value);
      case "mode" -> {
        try {
          file.put("Mode", GoText.unsigned(value, 0, Integer.SIZE));
        } catch (BadValue bad) {
          throw new BadValue("invalid mode specified: " + bad.text());
        }
      }
      default -> throw new BadValue("invalid field in " + word + " request: " + key);
    }
  }
}
