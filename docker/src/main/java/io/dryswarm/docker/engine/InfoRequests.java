package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.controlapi.ApiReply;
import io.dryswarm.models.controlapi.ApiReply.ManagerStatus;
import io.dryswarm.models.controlapi.ApiReply.NodeEntry;
import io.dryswarm.models.controlapi.ApiRequest;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import java.util.List;
import java.util.function.Consumer;

/** {@code /info} and {@code /version}, as far as they speak of the swarm. */
final class InfoRequests {
  private final SwarmDoor door;
  private final SwarmRequests swarm;
  private final EngineVersion version;

  InfoRequests(SwarmDoor door, SwarmRequests swarm, EngineVersion version) {
    this.door = door;
    this.swarm = swarm;
    this.version = version;
  }

  /** The part about the swarm is left out when it cannot be had: the answer comes late, but it comes. */
  void info(int via, Consumer<EngineAnswer> answer) {
    ObjectNode json = Json.object()
        .put("Name", door.cluster().nodes().name(via))
        .put("ServerVersion", version.engine())
        .put("OSType", "linux")
        .put("Containers", door.cluster().executor().running(via).size())
        .put("ContainersRunning", door.cluster().executor().running(via).size());
    ObjectNode part = json.putObject("Swarm");
    if (!door.isInside(via)) {
      part.put("NodeID", "").put("NodeAddr", "").put("LocalNodeState", "inactive");
      part.put("ControlAvailable", false).put("Error", "").putNull("RemoteManagers");
      answer.accept(EngineAnswer.ok(json));
      return;
    }
    NodeObject self = door.view().node(via);
    boolean isLocked = door.cluster().raft().isLocked(via);
    part.put("NodeID", ObjectIds.ofNode(via))
        .put("NodeAddr", self == null ? NodeForms.address(via) : NodeForms.address(self))
        .put("LocalNodeState", isLocked ? "locked" : "active")
        .put("ControlAvailable", door.isManager(via))
        .put("Error", "");
    managers(part.putArray("RemoteManagers"));
    if (door.isManager(via)) {
      door.cluster().api().submit(via, new ApiRequest.ListNodes(), reply -> {
        if (reply instanceof ApiReply.Nodes nodes) {
          counts(part, nodes.nodes());
        }
        answer.accept(EngineAnswer.ok(json));
      });
    } else {
      answer.accept(EngineAnswer.ok(json));
    }
  }

  private void managers(ArrayNode managers) {
    for (NodeObject node : door.view().nodes()) {
      if (node.role() == NodeObject.Role.MANAGER) {
        managers
            .addObject()
            .put("NodeID", ObjectIds.of(node))
            .put("Addr", NodeForms.address(node) + NodeForms.MANAGER_PORT);
      }
    }
  }

  private void counts(ObjectNode part, List<NodeEntry> nodes) {
    part.put("Nodes", nodes.size());
    part.put(
        "Managers",
        nodes.stream().filter(n -> n.managerStatus() != ManagerStatus.NONE).count());
    ClusterObject cluster = door.view().cluster();
    if (cluster != null) {
      part.set("Cluster", swarm.form(cluster));
    }
  }

  void version(Consumer<EngineAnswer> answer) {
    answer.accept(EngineAnswer.ok(Json.object()
        .put("Version", version.engine())
        .put("ApiVersion", version.api())
        .put("MinAPIVersion", version.minimumApi())
        .put("Os", "linux")
        .put("Arch", "amd64")));
  }
}
