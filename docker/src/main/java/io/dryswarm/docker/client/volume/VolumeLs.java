package io.dryswarm.docker.client.volume;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.SimpleCommand;
import io.dryswarm.docker.client.flags.Flags;
import io.dryswarm.docker.client.flags.Options;
import io.dryswarm.docker.client.print.Listing;
import io.dryswarm.docker.client.print.NaturalOrder;
import io.dryswarm.docker.client.template.Row;
import io.dryswarm.docker.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docker volume ls}. Source: docker/cli cli/command/volume/list.go, cli/command/formatter/volume.go. */
final class VolumeLs extends SimpleCommand {
  private static final String NONE = "N/A";
  private static final String NAMES = "{{.Name}}";

  private static final String OF_CLUSTERS =
      "table {{.Name}}\t{{.Group}}\t{{.Driver}}\t{{.Availability}}\t{{.Status}}";

  private static final Listing LISTING = Listing.of(
      "table {{.Driver}}\t{{.Name}}",
      "name: {{.Name}}\ndriver: {{.Driver}}\n",
      "name: {{.Name}}",
      "ID",
      "ID",
      "Name",
      "VOLUME NAME",
      "Group",
      "GROUP",
      "Driver",
      "DRIVER",
      "Scope",
      "SCOPE",
      "Availability",
      "AVAILABILITY",
      "Mountpoint",
      "MOUNTPOINT",
      "Labels",
      "LABELS",
      "Links",
      "LINKS",
      "Size",
      "SIZE",
      "Status",
      "STATUS");

  VolumeLs() {
    super("docker volume ls", "[OPTIONS]", "List volumes");
  }

  @Override
  public Flags flags() {
    return new Flags()
        .on("quiet", "q")
        .text("format")
        .add("filter", "f", Options::filter)
        .on("cluster");
  }

  @Override
  public void run(Call call) {
    Flags flags = call.flags();
    boolean isOfClusters = flags.isOn("cluster");
    VolumeCommands.checkVersion(
        call, flags.changed("cluster") ? List.of("\"--cluster\"") : List.of());
    List<JsonNode> volumes = new ArrayList<>();
    for (JsonNode volume : call.api().list("/volumes", Options.filters(flags)).path("Volumes")) {
      if (!isOfClusters || volume.has("ClusterVolume")) {
        volumes.add(volume);
      }
    }
    volumes.sort(Comparator.comparing(v -> Json.text(v, "Name"), NaturalOrder.INSTANCE));
    List<Row> rows = volumes.stream().map(VolumeLs::row).toList();
    call.terminal().print(LISTING.print(format(flags, isOfClusters), flags.isOn("quiet"), rows));
  }

  /** With {@code --cluster} the user's own format counts for nothing. */
  private static String format(Flags flags, boolean isOfClusters) {
    boolean isQuiet = flags.isOn("quiet");
    if (isOfClusters) {
      return isQuiet ? NAMES : OF_CLUSTERS;
    }
    String format = flags.get("format");
    boolean isTable = format.isEmpty() || format.equals("table");
    return isQuiet && isTable ? NAMES : format;
  }

  private static Row row(JsonNode volume) {
    Map<String, String> labels = Json.map(volume.path("Labels"));
    JsonNode cluster = volume.path("ClusterVolume");
    boolean isOfCluster = cluster.isObject();
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("Name", Json.text(volume, "Name"));
    fields.put("Driver", Json.text(volume, "Driver"));
    fields.put("Scope", Json.text(volume, "Scope"));
    fields.put("Mountpoint", Json.text(volume, "Mountpoint"));
    fields.put("Links", NONE);
    fields.put("Size", NONE);
    fields.put("Group", isOfCluster ? Json.text(cluster, "Spec", "Group") : NONE);
    fields.put("Availability", isOfCluster ? Json.text(cluster, "Spec", "Availability") : NONE);
    fields.put("Status", isOfCluster ? status(cluster) : NONE);
    fields.put(
        "Labels",
        labels.entrySet().stream()
            .map(l -> l.getKey() + "=" + l.getValue())
            .collect(Collectors.joining(",")));
    return new Row("*formatter.volumeContext", fields, labels);
  }

  /** Every status on a node counts as use, also where the node lets go or is gone. */
  private static String status(JsonNode cluster) {
    if (Json.text(cluster, "Info", "VolumeID").isEmpty()) {
      return "pending creation";
    }
    int nodes = cluster.path("PublishStatus").size();
    return switch (nodes) {
      case 0 -> "created";
      case 1 -> "in use (1 node)";
      default -> "in use (" + nodes + " nodes)";
    };
  }
}
