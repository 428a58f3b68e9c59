package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.GoTime;
import io.dryswarm.docker.json.Json;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ServiceMode;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.Subnets;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.Collections;
import java.util.List;

/** Tasks as the API shows them. */
final class TaskForms {
  private static final int CONTAINER_ID_COPIES = 3;
  private static final int CONTAINER_ID_LENGTH = 64;

  private final SwarmDoor door;
  private final ServiceForms services;
  private final NetworkForms networks;

  TaskForms(SwarmDoor door, ServiceForms services, NetworkForms networks) {
    this.door = door;
    this.services = services;
    this.networks = networks;
  }

  ObjectNode of(TaskObject task) {
    ObjectNode json = Forms.begin(task, door.times());
    json.put("CreatedAt", GoTime.text(task.createdNs()));
    json.putObject("Labels");
    json.set("Spec", services.task(task.spec(), serviceOf(task)));
    json.put("ServiceID", ObjectIds.ofService(task.service()));
    if (task.slot() != 0) {
      json.put("Slot", task.slot());
    }
    if (task.node() != TaskObject.UNASSIGNED) {
      json.put("NodeID", ObjectIds.ofNode(task.node()));
    }
    json.set("Status", status(task));
    json.put("DesiredState", Forms.word(task.desired()));
    attachments(task, json);
    resources(task.genericResources(), json);
    ServiceObject service = door.view().service(task.service());
    if (service != null && service.spec().mode().isJob()) {
      json.putObject("JobIteration").put("Index", task.jobIteration());
    }
    if (!task.volumes().isEmpty()) {
      ArrayNode volumes = json.putArray("Volumes");
      task.volumes()
          .forEach(attached -> volumes
              .addObject()
              .put("ID", ObjectIds.ofVolume(attached.volume()))
              .put("Source", attached.source())
              .put("Target", attached.target()));
    }
    return json;
  }

  /** The service of the task; of one that is gone, as little as is needed to write the task. */
  private ServiceSpec serviceOf(TaskObject task) {
    ServiceObject service = door.view().service(task.service());
    return service != null
        ? service.spec()
        : new ServiceSpec(
            task.serviceName(),
            new ServiceMode.Replicated(1),
            task.spec(),
            task.endpoint().mode(),
            task.endpoint().ports(),
            Collections.emptySortedMap());
  }

  private static ObjectNode status(TaskObject task) {
    TaskObject.TaskStatus status = task.status();
    ObjectNode json = Json.object()
        .put("Timestamp", GoTime.text(status.timeNs()))
        .put("State", Forms.word(status.state()))
        .put("Message", status.message());
    if (!status.err().isEmpty()) {
      json.put("Err", status.err());
    }
    boolean hasContainer =
        status.state().isAtLeast(TaskState.READY) && status.state() != TaskState.REJECTED;
    if (hasContainer) {
      json.putObject("ContainerStatus")
          .put("ContainerID", containerId(task.id()))
          .put("PID", 0)
          .put("ExitCode", status.exitCode());
    }
    ObjectNode ports = json.putObject("PortStatus");
    List<PortSpec> open =
        task.endpoint().ports().stream().filter(PortSpec::isFixedHostPort).toList();
    if (status.state() == TaskState.RUNNING && !open.isEmpty()) {
      ArrayNode array = ports.putArray("Ports");
      open.forEach(port -> array.add(Forms.port(port)));
    }
    return json;
  }

  /** A function of the task's number, in the form of Docker's: 64 hexadecimal digits. */
  static String containerId(int task) {
    String letters = ObjectIds.ofTask(task).repeat(CONTAINER_ID_COPIES);
    StringBuilder digits = new StringBuilder(CONTAINER_ID_LENGTH);
    for (int i = 0; i < CONTAINER_ID_LENGTH; i++) {
      digits.append(Character.forDigit((letters.charAt(i) + i) % 16, 16));
    }
    return digits.toString();
  }

  private void attachments(TaskObject task, ObjectNode json) {
    if (task.attachments().isEmpty()) {
      return;
    }
    ArrayNode array = json.putArray("NetworksAttachments");
    for (NodeObject.Attachment attachment : task.attachments()) {
      NetworkObject network = door.view().network(attachment.network());
      ObjectNode one = array.addObject();
      if (network != null) {
        one.set("Network", networks.attached(network));
        one.putArray("Addresses")
            .add(Subnets.dotted(attachment.address()) + "/" + network.prefixLength());
      }
    }
  }

  private static void resources(List<GenericResource> resources, ObjectNode json) {
    if (!resources.isEmpty()) {
      json.set("GenericResources", generic(resources));
    }
  }

  /** What a node offers, or what a task got. */
  static ArrayNode generic(List<GenericResource> resources) {
    ArrayNode array = Json.array();
    for (GenericResource resource : resources) {
      if (resource instanceof GenericResource.Named named) {
        array
            .addObject()
            .putObject("NamedResourceSpec")
            .put("Kind", named.kind())
            .put("Value", named.value());
      } else if (resource instanceof GenericResource.Discrete discrete) {
        array
            .addObject()
            .putObject("DiscreteResourceSpec")
            .put("Kind", discrete.kind())
            .put("Value", discrete.count());
      }
    }
    return array;
  }
}
