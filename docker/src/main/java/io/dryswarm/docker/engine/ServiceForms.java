package io.dryswarm.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dryswarm.docker.json.GoTime;
import io.dryswarm.docker.json.Json;
import io.dryswarm.docker.json.Shapes;
import io.dryswarm.models.controlapi.ApiReply.ServiceEntry;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.spec.Subnets;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.ServiceObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.UpdateStatus;
import org.jspecify.annotations.Nullable;

/** Services as the API shows them. */
final class ServiceForms {
  private final SwarmDoor door;

  ServiceForms(SwarmDoor door) {
    this.door = door;
  }

  /**
   * @param entry          the service's tasks in numbers; {@code null} = not asked for
   * @param insertDefaults whether SwarmKit's defaults are shown where nothing was given
   */
  ObjectNode of(ServiceObject service, @Nullable ServiceEntry entry, boolean insertDefaults) {
    ObjectNode json = Forms.begin(service, door.times());
    ObjectNode spec = spec(service.spec());
    if (insertDefaults) {
      ServiceForm.insertDefaults(spec);
    }
    json.set("Spec", Shapes.SERVICE_SPEC.apply(spec));
    ServiceSpec previous = service.previousSpec();
    if (previous != null) {
      json.set("PreviousSpec", spec(previous));
    }
    json.set("Endpoint", endpoint(service));
    UpdateStatus status = service.updateStatus();
    if (status != null) {
      json.set("UpdateStatus", update(status));
    }
    if (entry != null) {
      json.putObject("ServiceStatus")
          .put("RunningTasks", entry.running())
          .put("DesiredTasks", entry.desired())
          .put("CompletedTasks", entry.completed());
    }
    if (service.spec().mode().isJob()) {
      ObjectNode job = json.putObject("JobStatus");
      job.putObject("JobIteration").put("Index", service.jobIteration());
      job.put("LastExecution", door.times().updated(service));
    }
    return Shapes.SERVICE.apply(json);
  }

  /** As it was sent; one that no engine was sent is written anew, and gets the ids of what it names. */
  ObjectNode spec(ServiceSpec spec) {
    ObjectNode sent = door.forms().of(spec);
    return sent != null ? sent : ServiceForm.of(named(ServiceWriter.write(spec)));
  }

  /** The same of a task, which does not show what runs it. */
  ObjectNode task(TaskSpec task, ServiceSpec spec) {
    ObjectNode sent = door.forms().of(task);
    ObjectNode form =
        sent != null ? sent : (ObjectNode) spec(spec.withTask(task)).get("TaskTemplate");
    form.remove("Runtime");
    return Shapes.TASK_SPEC.apply(form);
  }

  private ObjectNode named(ObjectNode spec) {
    StoreView view = door.view();
    JsonNode task = spec.path("TaskTemplate");
    for (JsonNode secret : Json.at(task, "ContainerSpec", "Secrets")) {
      SecretObject object = view.secretNamed(Json.text(secret, "SecretName"));
      ((ObjectNode) secret).put("SecretID", object == null ? "" : ObjectIds.of(object));
    }
    for (JsonNode config : Json.at(task, "ContainerSpec", "Configs")) {
      ConfigObject object = view.configNamed(Json.text(config, "ConfigName"));
      ((ObjectNode) config).put("ConfigID", object == null ? "" : ObjectIds.of(object));
    }
    for (JsonNode attachment : task.path("Networks")) {
      NetworkObject network = view.networkNamed(Json.text(attachment, "Target"));
      if (network != null) {
        ((ObjectNode) attachment).put("Target", ObjectIds.of(network));
      }
    }
    return spec;
  }

  private ObjectNode endpoint(ServiceObject service) {
    ObjectNode endpoint = Json.object();
    JsonNode wanted = spec(service.spec()).path("EndpointSpec");
    endpoint.set("Spec", service.allocated() && wanted.isObject() ? wanted : Json.object());
    ArrayNode ports = endpoint.putArray("Ports");
    service.ports().forEach(port -> ports.add(Forms.port(port)));
    ArrayNode addresses = endpoint.putArray("VirtualIPs");
    for (NodeObject.Attachment vip : service.virtualIps()) {
      NetworkObject network = door.view().network(vip.network());
      addresses
          .addObject()
          .put("NetworkID", ObjectIds.ofNetwork(vip.network()))
          .put(
              "Addr",
              Subnets.dotted(vip.address()) + "/" + (network == null ? 0 : network.prefixLength()));
    }
    return endpoint;
  }

  private static ObjectNode update(UpdateStatus status) {
    ObjectNode json = Json.object().put("State", status.state().label());
    json.put("StartedAt", GoTime.text(status.startedNs()));
    if (status.completedNs() != UpdateStatus.NOT_YET) {
      json.put("CompletedAt", GoTime.text(status.completedNs()));
    }
    return json.put("Message", status.message());
  }
}
