package io.dryswarm.reports.text;

import io.dryswarm.core.Time;
import io.dryswarm.models.result.Explanation;
import io.dryswarm.models.result.Explanation.Earlier;
import io.dryswarm.models.result.Explanation.Entry;
import io.dryswarm.models.result.Explanation.ServiceStory;
import io.dryswarm.models.result.Explanation.SlotStory;
import io.dryswarm.models.result.Explanation.TaskStory;
import java.util.List;

/** An explanation as text: the service, then each place with its task's state, what it waits for, and its history. */
public final class ExplanationText {
  /** Of a crash loop nobody reads them all. */
  private static final int EARLIER_SHOWN = 5;

  private static final String INDENT = "  ";
  private static final String DEEP = "            ";

  private final Layout layout;
  private final Ink ink;
  private final StringBuilder out = new StringBuilder();

  private ExplanationText(Layout layout) {
    this.layout = layout;
    this.ink = new Ink(layout.colour());
  }

  /** The whole text; lines end in {@code \n}. */
  public static String render(Explanation explanation, Layout layout) {
    ExplanationText text = new ExplanationText(layout);
    text.head(explanation);
    explanation.notes().forEach(note -> text.wrapped("Note: ", note));
    if (explanation.service() != null) {
      text.service(explanation.service());
    }
    explanation.slots().forEach(text::slot);
    return text.out.toString();
  }

  private void head(Explanation explanation) {
    line(ink.heading(explanation.subject()) + " at " + Time.clock(explanation.atNs()));
    wrapped("", explanation.run().scenario() + ", seed " + explanation.run().seed());
  }

  private void service(ServiceStory service) {
    line("");
    line(ink.heading("Service " + service.name()) + ", " + service.mode() + ", id " + service.id());
    if (!service.update().isEmpty()) {
      wrapped(INDENT + "update   ", service.update());
    }
    history(service.history());
  }

  private void slot(SlotStory slot) {
    TaskStory task = slot.task();
    line("");
    line(ink.heading("Task " + task.name()) + ", id " + task.id());
    wrapped(INDENT + "state    ", state(task));
    String label = "now      ";
    for (String now : task.now()) {
      wrapped(INDENT + label, now);
      label = " ".repeat(label.length());
    }
    history(task.history());
    earlier(slot.earlier());
  }

  private static String state(TaskStory task) {
    return task.observed() + (task.node().isEmpty() ? "" : " on " + task.node()) + ", desired "
        + task.desired();
  }

  private void history(List<Entry> entries) {
    for (Entry entry : entries) {
      String time = Time.clock(entry.timeNs());
      wrapped(INDENT + " ".repeat(Math.max(0, 8 - time.length())) + time, entry.what());
      entry.why().forEach(why -> wrapped(DEEP + "-", why));
    }
  }

  private void earlier(List<Earlier> earlier) {
    if (earlier.isEmpty()) {
      return;
    }
    line(INDENT + "before it");
    for (Earlier task : earlier.subList(0, Math.min(EARLIER_SHOWN, earlier.size()))) {
      wrapped(DEEP.substring(2) + task.name(), task.end());
    }
    if (earlier.size() > EARLIER_SHOWN) {
      line(DEEP.substring(2) + "and " + (earlier.size() - EARLIER_SHOWN) + " more");
    }
  }

  /** The text behind a head, continued below its own beginning. */
  private void wrapped(String head, String text) {
    String gap = head.isEmpty() ? "" : head.endsWith(" ") ? "" : head.endsWith("-") ? " " : INDENT;
    String filled = head + gap;
    for (String part : Wrap.lines(text, Math.max(1, layout.width() - filled.length()))) {
      line(filled + part);
      filled = " ".repeat(filled.length());
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
