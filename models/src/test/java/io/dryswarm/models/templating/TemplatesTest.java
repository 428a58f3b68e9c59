package io.dryswarm.models.templating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dryswarm.models.dispatcher.Samples;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.ContainerSpec;
import io.dryswarm.models.spec.ContainerSpec.ConfigReference;
import io.dryswarm.models.spec.ContainerSpec.FileOwner;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.ContainerSpec.SecretReference;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.store.ConfigObject;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.task.TaskState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of tasks and of data. Swarmkit: TestTemplateContext, TestTemplatedSecret, TestTemplatedConfig. */
class TemplatesTest {
  private static final NodeObject.Description MACHINE = new NodeObject.Description(
      0, 0, "linux", "x86_64", Collections.emptySortedMap(), "", List.of());

  private final TreeMap<String, String> environment = new TreeMap<>(Map.of("foo", "bar"));
  private final TreeMap<String, String> others = new TreeMap<>();
  private List<MountSpec> mounts = List.of();

  private TaskObject task() {
    TaskObject plain = Samples.task(7, 4, TaskState.ASSIGNED, TaskState.RUNNING);
    ContainerSpec container = new ContainerSpec(
        "image",
        List.of(),
        List.of(),
        environment,
        Collections.emptySortedMap(),
        mounts,
        List.of(new SecretReference("a", "target_a"), new SecretReference("self", "me")),
        List.of(new ConfigReference("b", "/etc/b", FileOwner.DEFAULT)),
        null,
        "",
        0,
        others);
    return plain.withSpec(plain.spec().withContainer(container));
  }

  private static TaskContext context(TaskObject task) {
    return TaskContext.of(
        task, new TreeMap<>(Map.of("colour", "blue", "com.docker.x", "y")), "worker-1", MACHINE);
  }

  private String filled(String template) {
    environment.put("T", template);
    TaskObject task = task();
    return TaskTemplates.expand(task, context(task))
        .spec()
        .container()
        .environment()
        .get("T");
  }

  private String refused(String template) {
    return assertThrows(TemplateError.class, () -> filled(template)).text();
  }

  @ParameterizedTest
  @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
          {{.Node.Hostname}}-x => worker-1-x
          {{ .Node.Platform.OS }}/{{.Node.Platform.Architecture}} => linux/x86_64
          {{.Service.Labels.colour}} => blue
          {{index .Service.Labels "com.docker.x"}} => y
          a{{- /* nothing */ -}}b => ab
          a {{- "b" -}} c => abc
          {{if eq .Node.Hostname "worker-1"}}one{{else}}other{{end}} => one
          {{if .Service.Labels}}some{{end}} => some
          {{if not .Node.ID}}x{{else if ne "a" "b"}}y{{end}} => y
          {{printf "%s:%q" .Node.Hostname "q"}} => worker-1:"q"
          {{.Node.Hostname | printf "%s!"}} => worker-1!
          {{join "-" "a" .Node.Hostname (print "b" "c")}} => a-worker-1-bc
          {{len .Node.Hostname}} => 8
          {{.Node.Platform}} => {x86_64 linux}
          """)
  void fillsIn(String template, String expected) {
    assertEquals(expected, filled(template));
  }

  @Test
  void knowsTheTaskAndItsService() {
    TaskObject task = task();
    String slot = Integer.toString(task.slot());

    assertEquals(
        task.serviceName() + " " + ObjectIds.ofService(task.service()) + " " + slot + " "
            + ObjectIds.ofTask(7) + " " + task.serviceName() + "." + slot + "."
            + ObjectIds.ofTask(7) + " " + ObjectIds.ofNode(task.node()),
        filled(
            "{{.Service.Name}} {{.Service.ID}} {{.Task.Slot}} {{.Task.ID}} {{.Task.Name}} {{.Node.ID}}"));
  }

  @Test
  void refusesInGoWords() {
    String start = "expanding env failed: expanding env \"T=";
    assertEquals(
        start + "{{.Nod.X}}\": template: expansion:1:6: executing \"expansion\" at <.Nod.X>: "
            + "can't evaluate field Nod in type *template.Context",
        refused("{{.Nod.X}}"));
    assertEquals(
        start + "{{.Node.Hostnam}}\": template: expansion:1:7: executing \"expansion\" at "
            + "<.Node.Hostnam>: can't evaluate field Hostnam in type struct { ID string; Hostname "
            + "string; Platform template.Platform }",
        refused("{{.Node.Hostnam}}"));
    assertEquals(
        start + "{{.Service.Labels.no}}\": template: expansion:1:10: executing \"expansion\" at "
            + "<.Service.Labels.no>: map has no entry for key \"no\"",
        refused("{{.Service.Labels.no}}"));
    assertEquals(
        start + "{{nosuch 1}}\": template: expansion:1: function \"nosuch\" not defined",
        refused("{{nosuch 1}}"));
    assertEquals(start + "{{.Node\": template: expansion:1: unclosed action", refused("{{.Node"));
    assertEquals(
        start + "{{}}\": template: expansion:1: missing value for command", refused("{{}}"));
    assertEquals(
        start + "{{end}}\": template: expansion:1: unexpected {{end}}", refused("{{end}}"));
    assertEquals(
        start + "{{if true}}\": template: expansion:1: unexpected EOF", refused("{{if true}}"));
  }

  @Test
  void mountsAndHostNameAreFilledInAndNothingElse() {
    mounts = List.of(new MountSpec("data-{{.Task.Slot}}", "/{{.Node.Hostname}}"));
    others.put("Hostname", "\"{{.Node.Hostname}}\"");
    others.put("Dir", "\"{{.Node.Hostname}}\"");
    TaskObject task = task();

    ContainerSpec filled = TaskTemplates.expand(task, context(task)).spec().container();

    assertEquals(List.of(new MountSpec("data-" + task.slot(), "/worker-1")), filled.mounts());
    assertEquals("\"worker-1\"", filled.others().get("Hostname"));
    assertEquals("\"{{.Node.Hostname}}\"", filled.others().get("Dir"));
    assertEquals(
        "{{.Node.Hostname}}", task.spec().container().mounts().get(0).target().substring(1));
  }

  @Test
  void aTaskWithoutTemplatesStaysTheSameObject() {
    TaskObject task = task();

    assertSame(task, TaskTemplates.expand(task, context(task)));
  }

  private String payload(String data, String driver) {
    TaskObject task = task();
    SecretObject self =
        new SecretObject(9, 1, new SecretSpec("self", data, Collections.emptySortedMap(), driver));
    SecretObject a = SecretObject.create(10, new SecretSpec("a", "mysecret"));
    ConfigObject b = ConfigObject.create(11, new ConfigSpec("b", "myconfig"));
    return new PayloadTemplates(task, context(task), List.of(a, self), List.of(b))
        .secrets()
        .get(1)
        .spec()
        .data();
  }

  @Test
  void dataQuotesOtherDataOfTheTask() {
    assertEquals("x=mysecret\n", payload("x={{secret \"target_a\"}}\n", "golang"));
    assertEquals("x=myconfig\n", payload("x={{config \"/etc/b\"}}\n", "golang"));
    assertEquals("bar and ", payload("{{env \"foo\"}} and {{env \"none\"}}", "golang"));
    assertEquals("worker-1", payload("{{.Node.Hostname}}", "golang"));
    assertEquals("{{.Node.Hostname}}", payload("{{.Node.Hostname}}", ""));
    assertEquals("{{secret \"me\"}}", payload("{{secret \"me\"}}", "golang"));
  }

  @Test
  void dataThatCannotBeFilledInIsTold() {
    String start = "unable to get secret from secret store: failed to expand templated secret "
        + ObjectIds.of(SecretObject.create(9, new SecretSpec("self", ""))) + ": ";
    assertEquals(
        start + "template: expansion:1:13: executing \"expansion\" at <secret \"unknowntarge...>: "
            + "error calling secret: secret target unknowntarget not found",
        assertThrows(
                TemplateError.class,
                () -> payload("SECRET_VAL={{secret \"unknowntarget\"}}\n", "golang"))
            .text());
    assertEquals(
        start
            + "template: expansion:2:4: executing \"expansion\" at <.No>: can't evaluate field No "
            + "in type *template.PayloadContext",
        assertThrows(TemplateError.class, () -> payload("a\nbc{{.No}}", "golang"))
            .text());
    assertEquals(
        start + "unrecognized template type",
        assertThrows(TemplateError.class, () -> payload("a", "jinja")).text());
  }
}
