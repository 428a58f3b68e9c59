package io.dryswarm.conformance.input;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where in a JSON file the value of each pointer begins. Made only when something is wrong. */
final class JsonPlaces {
  private final Map<String, JsonLocation> places = new HashMap<>();

  /** @throws IOException if the file cannot be read */
  JsonPlaces(Path file, ObjectMapper json) throws IOException {
    try (JsonParser parser = json.createParser(file.toFile())) {
      JsonToken token = parser.nextToken();
      while (token != null) {
        if (token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
          places.put(pointer(parser, token), parser.currentTokenLocation());
        }
        token = parser.nextToken();
      }
    }
  }

  /** A structure's own context begins inside it, so its place is that of its parent. */
  private static String pointer(JsonParser parser, JsonToken token) {
    var context = parser.getParsingContext();
    return (token.isStructStart() ? context.getParent() : context)
        .pathAsPointer()
        .toString();
  }

  /** {@code line:column}; of the nearest value around it if there is none at the pointer itself. */
  String at(String pointer) {
    JsonLocation place = places.get(pointer);
    if (place != null) {
      return place.getLineNr() + ":" + place.getColumnNr();
    }
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? "1:1" : at(pointer.substring(0, slash));
  }
}
