package io.dryswarm.docker.client.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.engine.EngineRequest;
import io.dryswarm.docker.json.Json;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads nodes, changes their specifications, and writes them back, until one of them is refused. */
final class NodeChange {
  private NodeChange() {}

  /**
   * Changes all nodes that the user named.
   *
   * @param change  changes a specification; false if it is as it should be
   * @param success is told the name of each node that was changed
   */
  static void each(Call call, Predicate<ObjectNode> change, Consumer<String> success) {
    for (String name : call.arguments()) {
      JsonNode node = call.api().get("/nodes/" + name);
      ObjectNode spec = Json.child((ObjectNode) node, "Spec");
      spec.put("ID", Json.text(node, "ID"));
      boolean isChanged = change.test(spec);
      spec.remove("ID");
      if (isChanged) {
        call.api()
            .call(EngineRequest.post("/nodes/" + Json.text(node, "ID") + "/update", spec)
                .with("version", Json.text(node, "Version", "Index")));
        success.accept(name);
      }
    }
  }
}
