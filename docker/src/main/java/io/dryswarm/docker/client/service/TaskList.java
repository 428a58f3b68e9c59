package io.dryswarm.docker.client.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;
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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints tasks, as {@code service ps}, {@code stack ps} and {@code node ps} do: by name, the newest of a slot first. */
public final class TaskList {
  private static final int LONGEST_ERROR = 30;
  private static final Listing LISTING = Listing.of(
      "table {{.ID}}\t{{.Name}}\t{{.Image}}\t{{.Node}}\t{{.DesiredState}}\t{{.CurrentState}}\t{{.Error}}\t{{.Ports}}",
      "id: {{.ID}}\nname: {{.Name}}\nimage: {{.Image}}\nnode: {{.Node}}\ndesired_state: {{.DesiredState}}\ncurrent_state: {{.CurrentState}}\nerror: {{.Error}}\nports: {{.Ports}}\n",
      "id: {{.ID}}",
      "ID",
      "ID",
      "Name",
      "NAME",
      "Image",
      "IMAGE",
      "Node",
      "NODE",
      "DesiredState",
      "DESIRED STATE",
      "CurrentState",
      "CURRENT STATE",
      "Error",
      "ERROR",
      "Ports",
      "PORTS");

  /** A task and the name that it is shown under. */
  private record Named(String name, JsonNode task) {}

  private final Call call;
  private final boolean resolves;
  private final Map<String, String> names = new TreeMap<>();

  private TaskList(Call call) {
    this.call = call;
    this.resolves = !call.flags().isOn("no-resolve");
  }

  /** The flags of all such commands. */
  public static Flags flags() {
    return new Flags()
        .on("quiet", "q")
        .on("no-trunc")
        .on("no-resolve")
        .text("format")
        .add("filter", "f", Options::filter);
  }

  public static void print(Call call, List<JsonNode> tasks) {
    Flags flags = call.flags();
    TaskList list = new TaskList(call);
    String format = flags.get("format");
    boolean isQuiet = flags.isOn("quiet");
    boolean isTable = format.isEmpty() && !isQuiet || format.startsWith("table");
    boolean isWhole = flags.isOn("no-trunc") || isQuiet;
    call.terminal().print(LISTING.print(format, isQuiet, list.rows(tasks, isTable, isWhole)));
  }

  private List<Row> rows(List<JsonNode> tasks, boolean isTable, boolean isWhole) {
    List<Named> named = new ArrayList<>();
    for (JsonNode task : tasks) {
      named.add(new Named(name(task), task));
    }
    named.sort(Comparator.comparing(Named::name, NaturalOrder.INSTANCE)
        .thenComparing(
            n -> GoTime.epochNs(Json.text(n.task(), "CreatedAt")), Comparator.reverseOrder()));
    List<Row> rows = new ArrayList<>();
    String before = "";
    for (Named one : named) {
      String indent = one.name().equals(before) && isTable ? " \\_ " : "";
      before = one.name();
      rows.add(row(one.task(), indent + one.name(), isWhole));
    }
    return rows;
  }

  private String name(JsonNode task) {
    String service = resolved("/services/", Json.text(task, "ServiceID"));
    long slot = task.path("Slot").asLong(0);
    return service + "." + (slot != 0 ? String.valueOf(slot) : Json.text(task, "NodeID"));
  }

  /** The name behind an id; the id itself if it cannot be had. */
  private String resolved(String path, String id) {
    if (!resolves) {
      return id;
    }
    String known = names.get(id);
    if (known != null) {
      return known;
    }
    String name = id;
    try {
      name = path.equals("/services/")
          ? Json.text(call.api().service(id), "Spec", "Name")
          : hostname(id);
    } catch (CommandFailure failure) {
      // The id will do: the object may be gone.
    }
    names.put(id, name);
    return name;
  }

  private String hostname(String id) {
    if (id.isEmpty()) {
      return id;
    }
    JsonNode node = call.api().get("/nodes/" + id);
    String given = Json.text(node, "Spec", "Name");
    String hostname = Json.text(node, "Description", "Hostname");
    return !given.isEmpty() ? given : hostname.isEmpty() ? id : hostname;
  }

  private Row row(JsonNode task, String name, boolean isWhole) {
    JsonNode status = task.path("Status");
    String image = Json.text(task, "Spec", "ContainerSpec", "Image");
    String error = Json.text(status, "Err");
    String shown = isWhole ? error : Units.ellipsis(error, LONGEST_ERROR);
    String id = Json.text(task, "ID");
    String age = Units.age(call.ageNs(Json.text(status, "Timestamp"))).toLowerCase(Locale.ROOT);
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("ID", isWhole ? id : Units.shortId(id));
    fields.put("Name", name);
    fields.put("Image", isWhole ? image : ImageNames.shown(image));
    fields.put("Node", resolved("/nodes/", Json.text(task, "NodeID")));
    fields.put("DesiredState", Units.pretty(Json.text(task, "DesiredState")));
    fields.put("CurrentState", Units.pretty(Json.text(status, "State")) + " " + age + " ago");
    fields.put("Error", shown.isEmpty() ? "" : "\"" + shown + "\"");
    fields.put("Ports", ports(Json.at(status, "PortStatus", "Ports")));
    return new Row("*task.taskContext", fields, null);
  }

  private static String ports(JsonNode ports) {
    List<String> texts = new ArrayList<>();
    for (JsonNode port : ports) {
      texts.add("*:" + port.path("PublishedPort").asLong() + "->"
          + port.path("TargetPort").asLong() + "/" + Json.text(port, "Protocol"));
    }
    return texts.stream().collect(Collectors.joining(","));
  }
}
