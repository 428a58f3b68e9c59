package io.dryswarm.docker.client.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.client.print.Listing;
import io.dryswarm.docker.client.print.NaturalOrder;
import io.dryswarm.docker.client.print.Units;
import io.dryswarm.docker.client.template.Row;
import io.dryswarm.docker.json.GoTime;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docker network ls}. */
final class NetworkLs extends SimpleCommand {
  private static final Listing LISTING = Listing.of(
      "table {{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}",
      "network_id: {{.ID}}\nname: {{.Name}}\ndriver: {{.Driver}}\nscope: {{.Scope}}\n",
      "network_id: {{.ID}}",
      "ID",
      "NETWORK ID",
      "Name",
      "NAME",
      "Driver",
      "DRIVER",
      "Scope",
      "SCOPE",
      "IPv4",
      "IPV4",
      "IPv6",
      "IPV6",
      "Internal",
      "INTERNAL",
      "Labels",
      "LABELS",
      "CreatedAt",
      "CREATED AT");

  NetworkLs() {
    super("docker network ls", "[OPTIONS]", "List networks");
  }

  @Override
  public Flags flags() {
    return new Flags()
        .on("quiet", "q")
        .on("no-trunc")
        .text("format")
        .add("filter", "f", Options::filter);
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    List<JsonNode> networks = new ArrayList<>();
    call.api().list("/networks", Options.filters(flags)).forEach(networks::add);
    networks.sort(Comparator.comparing(n -> Json.text(n, "Name"), NaturalOrder.INSTANCE));
    List<Row> rows = networks.stream().map(n -> row(n, flags.isOn("no-trunc"))).toList();
    call.terminal().print(LISTING.print(flags.get("format"), flags.isOn("quiet"), rows));
  }

  private static Row row(JsonNode network, boolean isWhole) {
    Map<String, String> labels = Json.map(network.path("Labels"));
    TreeMap<String, Object> fields = new TreeMap<>();
    String id = Json.text(network, "Id");
    fields.put("ID", isWhole ? id : Units.shortId(id));
    fields.put("Name", Json.text(network, "Name"));
    fields.put("Driver", Json.text(network, "Driver"));
    fields.put("Scope", Json.text(network, "Scope"));
    fields.put("IPv4", String.valueOf(network.path("EnableIPv4").asBoolean(false)));
    fields.put("IPv6", String.valueOf(network.path("EnableIPv6").asBoolean(false)));
    fields.put("Internal", String.valueOf(network.path("Internal").asBoolean(false)));
    fields.put(
        "Labels",
        labels.entrySet().stream()
            .map(l -> l.getKey() + "=" + l.getValue())
            .collect(Collectors.joining(",")));
    fields.put("CreatedAt", GoTime.spelled(Json.text(network, "Created")));
    return new Row("*network.networkContext", fields, labels);
  }
}
