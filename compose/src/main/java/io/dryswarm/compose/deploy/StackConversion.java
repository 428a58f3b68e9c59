package io.dryswarm.compose.deploy;

import io.dryswarm.compose.StackFolder;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.Stage;
import io.dryswarm.compose.model.StackModel;
import io.dryswarm.compose.model.StackObject;
import io.dryswarm.compose.text.GoQuote;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problem;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts the objects of a stack into requests. */
public final class StackConversion {
  private static final String DEFAULT_NETWORK = "default";

  private final Namespace namespace;
  private final StackModel model;
  private final StackFolder folder;

  /**
   * @param stack  name of the stack
   * @param folder reads the files of secrets and configs
   */
  public StackConversion(String stack, StackModel model, StackFolder folder) {
    this.namespace = new Namespace(stack);
    this.model = model;
    this.folder = folder;
  }

  /** @throws StackRejected if a network that should be there is not, or is not one of the swarm */
  public void checkExternalNetworks(ExistingObjects existing) throws StackRejected {
    for (String key : usedNetworks()) {
      StackObject network = model.networks().get(key);
      if (network != null && Namespace.isExternal(network)) {
        checkExternal(key, network, existing);
      }
    }
  }

  /** A network of every node, such as {@code host}, needs no check. */
  private static void checkExternal(String key, StackObject network, ExistingObjects existing)
      throws StackRejected {
    String name = network.text("name");
    if (!NetworkNames.isUserDefined(name)) {
      return;
    }
    Optional<String> scope = existing.networkScope(name);
    String subject = "network " + GoQuote.quote(name) + " is declared as external, but ";
    if (scope.isEmpty()) {
      String message = subject + "could not be found. You need to create a swarm-scoped network"
          + " before the stack is deployed";
      throw rejected(Stage.DAEMON, network.position(), "networks." + key, message);
    }
    if (!scope.get().equals("swarm")) {
      String message = subject + "it is not in the right scope: " + GoQuote.quote(scope.get())
          + " instead of \"swarm\"";
      throw rejected(Stage.DAEMON, network.position(), "networks." + key, message);
    }
  }

  /** Networks that services use; one that nothing declares is created all the same. */
  public List<Request> networks() {
    List<Request> requests = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (String key : usedNetworks()) {
      StackObject network = model.networks().get(key);
      String name = namespace.nameOf(key, network);
      if (!Namespace.isExternal(network) && names.add(name)) {
        requests.add(NetworkConversion.request(namespace, name, network));
      }
    }
    return requests;
  }

  private Set<String> usedNetworks() {
    Set<String> used = new LinkedHashSet<>();
    for (StackObject service : model.services().values()) {
      Set<String> own =
          service == null ? Set.of() : service.objectsByName("networks").keySet();
      used.addAll(own.isEmpty() ? Set.of(DEFAULT_NETWORK) : own);
    }
    return used;
  }

  /** @throws StackRejected if a file cannot be read */
  public List<Request> secrets() throws StackRejected {
    return files("secrets", model.secrets());
  }

  /** @throws StackRejected if a file cannot be read */
  public List<Request> configs() throws StackRejected {
    return files("configs", model.configs());
  }

  private List<Request> files(String section, Map<String, @Nullable StackObject> objects)
      throws StackRejected {
    List<Request> requests = new ArrayList<>();
    for (Map.Entry<String, @Nullable StackObject> entry : objects.entrySet()) {
      StackObject object = entry.getValue();
      if (object != null && !Namespace.isExternal(object)) {
        requests.add(file(section, entry.getKey(), object));
      }
    }
    return requests;
  }

  private Request file(String section, String key, StackObject object) throws StackRejected {
    String name = namespace.nameOf(key, object);
    String driver = object.text("driver");
    Json body = new Json().text("Name", name).alwaysByName("Labels", namespace.labels(object));
    if (driver.isEmpty()) {
      body.text("Data", content(section + "." + key, object));
    } else {
      body.object(
          "Driver",
          new Json().text("Name", driver).byName("Options", object.textsByName("driver_opts")));
    }
    String template = object.text("template_driver");
    if (!template.isEmpty()) {
      body.object("Templating", new Json().text("Name", template));
    }
    return new Request("/" + section + "/create", name, body.node());
  }

  private String content(String path, StackObject object) throws StackRejected {
    try {
      return Base64.getEncoder().encodeToString(folder.read(object.text("file")));
    } catch (TextRefused e) {
      throw rejected(
          Stage.CONVERSION, object.positionOf(List.of("file")), path + ".file", e.text());
    }
  }

  /** @throws StackRejected if a service cannot be converted, or uses what is not there */
  public List<Request> services(ExistingObjects existing) throws StackRejected {
    ServiceConversion conversion = new ServiceConversion(namespace, model, existing);
    List<Request> requests = new ArrayList<>();
    for (Map.Entry<String, @Nullable StackObject> entry : model.services().entrySet()) {
      StackObject service = entry.getValue();
      if (service == null) {
        continue;
      }
      try {
        requests.add(conversion.request(entry.getKey(), service));
      } catch (ConversionError e) {
        throw rejected(entry.getKey(), service, e);
      }
    }
    return requests;
  }

  private static StackRejected rejected(String key, StackObject service, ConversionError error) {
    String path = String.join(".", "services." + key, String.join(".", error.way()));
    Problem problem =
        new Problem(service.positionOf(error.way()), path, error.text(), error.hint());
    return new StackRejected(
        Stage.CONVERSION, "service " + key + ": " + error.text(), List.of(problem));
  }

  private static StackRejected rejected(Stage stage, Position at, String path, String message) {
    return new StackRejected(stage, message, List.of(new Problem(at, path, message, "")));
  }
}
