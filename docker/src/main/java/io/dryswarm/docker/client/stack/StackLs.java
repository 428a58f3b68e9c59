package io.dryswarm.docker.client.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.print.Listing;
import io.dryswarm.docker.client.print.NaturalOrder;
import io.dryswarm.docker.client.template.Row;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code docker stack ls}. */
final class StackLs extends SimpleCommand {
  private static final Listing LISTING = Listing.of(
      "table {{.Name}}\t{{.Services}}", "raw", "raw", "Name", "NAME", "Services", "SERVICES");

  StackLs() {
    super("docker stack ls", "[OPTIONS]", "List stacks");
  }

  @Override
  public Flags flags() {
    return new Flags().text("format");
  }

  @Override
  public void run(Call call) {
    TreeMap<String, TreeSet<String>> filters = new TreeMap<>();
    filters.put("label", new TreeSet<>(List.of(Stacks.NAMESPACE)));
    TreeMap<String, Integer> services = new TreeMap<>(NaturalOrder.INSTANCE);
    for (JsonNode service : call.api().list("/services", filters)) {
      services.merge(Json.text(service, "Spec", "Labels", Stacks.NAMESPACE), 1, Integer::sum);
    }
    List<Row> rows = new ArrayList<>();
    services.forEach((name, count) -> {
      TreeMap<String, Object> fields = new TreeMap<>();
      fields.put("Name", name);
      fields.put("Services", String.valueOf(count));
      rows.add(new Row("*formatter.stackContext", fields, null));
    });
    call.terminal().print(LISTING.print(call.flags().get("format"), false, rows));
  }
}
