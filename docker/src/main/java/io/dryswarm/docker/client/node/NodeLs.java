package io.dryswarm.docker.client.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.client.print.Listing;
import io.dryswarm.docker.client.print.NaturalOrder;
import io.dryswarm.docker.client.print.Units;
import io.dryswarm.docker.client.template.Row;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** {@code docker node ls}. */
final class NodeLs extends SimpleCommand {
  private static final Listing LISTING = Listing.of(
      "table {{.ID}} {{if .Self}}*{{else}} {{ end }}\t{{.Hostname}}\t{{.Status}}\t{{.Availability}}\t{{.ManagerStatus}}\t{{.EngineVersion}}",
      "node_id: {{.ID}}\nhostname: {{.Hostname}}\nstatus: {{.Status}}\navailability: {{.Availability}}\nmanager_status: {{.ManagerStatus}}\n",
      "node_id: {{.ID}}",
      "ID",
      "ID",
      "Self",
      "",
      "Hostname",
      "HOSTNAME",
      "Status",
      "STATUS",
      "Availability",
      "AVAILABILITY",
      "ManagerStatus",
      "MANAGER STATUS",
      "EngineVersion",
      "ENGINE VERSION",
      "TLSStatus",
      "TLS STATUS");

  NodeLs() {
    super("docker node ls", "[OPTIONS]", "List nodes in the swarm");
  }

  @Override
  public Flags flags() {
    return new Flags().on("quiet", "q").text("format").add("filter", "f", Options::filter);
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    List<JsonNode> nodes = new ArrayList<>();
    call.api().list("/nodes", Options.filters(flags)).forEach(nodes::add);
    JsonNode swarm = nodes.isEmpty() || flags.isOn("quiet")
        ? Json.object()
        : call.api().info().path("Swarm");
    nodes.sort(
        Comparator.comparing(n -> Json.text(n, "Description", "Hostname"), NaturalOrder.INSTANCE));
    List<Row> rows = nodes.stream().map(node -> row(node, swarm)).toList();
    call.terminal().print(LISTING.print(flags.get("format"), flags.isOn("quiet"), rows));
  }

  private static Row row(JsonNode node, JsonNode swarm) {
    JsonNode manager = node.path("ManagerStatus");
    String status = manager.path("Leader").asBoolean(false)
        ? "Leader"
        : Units.pretty(Json.text(manager, "Reachability"));
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("ID", Json.text(node, "ID"));
    fields.put("Self", Json.text(node, "ID").equals(Json.text(swarm, "NodeID")));
    fields.put("Hostname", Json.text(node, "Description", "Hostname"));
    fields.put("Status", Units.pretty(Json.text(node, "Status", "State")));
    fields.put("Availability", Units.pretty(Json.text(node, "Spec", "Availability")));
    fields.put("ManagerStatus", status);
    fields.put("EngineVersion", Json.text(node, "Description", "Engine", "EngineVersion"));
    fields.put("TLSStatus", tlsStatus(node, swarm));
    return new Row("*node.nodeContext", fields, null);
  }

  private static String tlsStatus(JsonNode node, JsonNode swarm) {
    JsonNode own = Json.at(node, "Description", "TLSInfo");
    JsonNode all = Json.at(swarm, "Cluster", "TLSInfo");
    if (own.isEmpty() || all.isEmpty()) {
      return "Unknown";
    }
    return own.equals(all) ? "Ready" : "Needs Rotation";
  }
}
