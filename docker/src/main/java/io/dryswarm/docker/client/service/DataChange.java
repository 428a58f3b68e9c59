package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** Removes and adds the secrets and configs of a service. */
final class DataChange {
  private final Call call;
  private final Flags flags;
  private final ObjectNode container;

  DataChange(Call call, ObjectNode container) {
    this.call = call;
    this.flags = call.flags();
    this.container = container;
  }

  void apply() {
    change("Secret", "secret");
    change("Config", "config");
  }

  private void change(String title, String word) {
    List<String> removed = flags.texts(word + "-rm");
    ArrayNode references = Json.array();
    for (JsonNode reference : container.path(title + "s")) {
      boolean isFile = reference.has("File");
      if (!isFile || !removed.contains(Json.text(reference, title + "Name"))) {
        references.add(reference);
      }
    }
    if (flags.changed(word + "-add")) {
      DataReferences.resolve(call, title, flags.values(word + "-add", ObjectNode.class))
          .forEach(references::add);
    }
    container.set(title + "s", references);
  }
}
