package io.dryswarm.docker.client.data;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docker secret ls}, {@code docker config ls}. */
final class DataLs extends SimpleCommand {
  private final DataKind kind;
  private final Listing listing;

  DataLs(DataKind kind) {
    super(kind.command("ls"), "[OPTIONS]", "List " + kind.word + "s");
    this.kind = kind;
    String driver = kind == DataKind.SECRET ? "{{.Driver}}\t" : "";
    this.listing = Listing.of(
        "table {{.ID}}\t{{.Name}}\t" + driver + "{{.CreatedAt}}\t{{.UpdatedAt}}",
        "raw",
        "raw",
        "ID",
        "ID",
        "Name",
        "NAME",
        "Driver",
        "DRIVER",
        "CreatedAt",
        "CREATED",
        "UpdatedAt",
        "UPDATED",
        "Labels",
        "LABELS");
  }

  @Override
  public Flags flags() {
    return new Flags().on("quiet", "q").text("format").add("filter", "f", Options::filter);
  }

  @Override
  public void run(Call call) {
    List<JsonNode> objects = new ArrayList<>();
    call.api().list(kind.path(), Options.filters(call.flags())).forEach(objects::add);
    objects.sort(Comparator.comparing(o -> Json.text(o, "Spec", "Name"), NaturalOrder.INSTANCE));
    List<Row> rows = objects.stream().map(object -> row(call, object)).toList();
    call.terminal()
        .print(listing.print(call.flags().get("format"), call.flags().isOn("quiet"), rows));
  }

  private Row row(Call call, JsonNode object) {
    Map<String, String> labels = Json.map(Json.at(object, "Spec", "Labels"));
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("ID", Json.text(object, "ID"));
    fields.put("Name", Json.text(object, "Spec", "Name"));
    if (kind == DataKind.SECRET) {
      fields.put("Driver", Json.text(object, "Spec", "Driver", "Name"));
    }
    fields.put("CreatedAt", Units.age(call.ageNs(Json.text(object, "CreatedAt"))) + " ago");
    fields.put("UpdatedAt", Units.age(call.ageNs(Json.text(object, "UpdatedAt"))) + " ago");
    fields.put(
        "Labels",
        labels.entrySet().stream()
            .map(l -> l.getKey() + "=" + l.getValue())
            .collect(Collectors.joining(",")));
    return new Row("*" + kind.word + "." + kind.word + "Context", fields, labels);
  }
}
