package io.dryswarm.models.templating;

import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of secrets and configs that are templates. What they quote of each other is taken as it was created. Source: moby/swarmkit
 * template/context.go, getter.go.
 */
public final class PayloadTemplates {
  /** The only template driver. */
  private static final String GO = "golang";

  private final TaskObject task;
  private final List<SecretObject> secrets;
  private final List<ConfigObject> configs;
  private final Struct dot;
  private final Functions functions;

  /**
   * @param task    as the managers have it
   * @param secrets those that it may read
   * @param configs the same
   */
  public PayloadTemplates(
      TaskObject task,
      TaskContext context,
      List<SecretObject> secrets,
      List<ConfigObject> configs) {
    this.task = task;
    this.secrets = secrets;
    this.configs = configs;
    this.dot = context.ofPayload();
    this.functions = new Functions()
        .with("secret", this::secret)
        .with("config", this::config)
        .with("env", name -> container().environment().getOrDefault(name, ""));
  }

  /** Whether any of these has to be filled in. */
  public static boolean isTemplate(List<SecretObject> secrets, List<ConfigObject> configs) {
    return secrets.stream().anyMatch(s -> !s.spec().templating().isEmpty())
        || configs.stream().anyMatch(c -> !c.spec().templating().isEmpty());
  }

  /** @throws TemplateError which one cannot be filled in, and why, in the engine's words */
  public List<SecretObject> secrets() {
    List<SecretObject> filled = new ArrayList<>();
    for (SecretObject secret : secrets) {
      SecretSpec spec = secret.spec();
      String data = expand(spec.templating(), spec.data(), "secret", ObjectIds.of(secret));
      filled.add(new SecretObject(
          secret.id(),
          secret.version(),
          new SecretSpec(spec.name(), data, spec.labels(), spec.templating())));
    }
    return filled;
  }

  /** @throws TemplateError which one cannot be filled in, and why, in the engine's words */
  public List<ConfigObject> configs() {
    List<ConfigObject> filled = new ArrayList<>();
    for (ConfigObject config : configs) {
      ConfigSpec spec = config.spec();
      String data = expand(spec.templating(), spec.data(), "config", ObjectIds.of(config));
      filled.add(new ConfigObject(
          config.id(),
          config.version(),
          new ConfigSpec(spec.name(), data, spec.labels(), spec.templating())));
    }
    return filled;
  }

  private String expand(String driver, String data, String kind, String id) {
    try {
      if (!driver.isEmpty() && !driver.equals(GO)) {
        throw new TemplateError("unrecognized template type");
      }
      return driver.isEmpty() ? data : TemplateRun.expand(data, dot, functions);
    } catch (TemplateError error) {
      throw error.in("unable to get " + kind + " from " + kind
          + " store: failed to expand templated " + kind + " " + id);
    }
  }

  private String secret(String target) {
    return container().secrets().stream()
        .filter(reference -> reference.target().equals(target))
        .flatMap(
            reference -> secrets.stream().filter(s -> s.spec().name().equals(reference.secret())))
        .map(secret -> secret.spec().data())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("secret target " + target + " not found"));
  }

  private String config(String target) {
    return container().configs().stream()
        .filter(reference -> reference.target().equals(target))
        .flatMap(
            reference -> configs.stream().filter(c -> c.spec().name().equals(reference.config())))
        .map(config -> config.spec().data())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("config target " + target + " not found"));
  }

  private ContainerSpec container() {
    return task.spec().container();
  }
}
