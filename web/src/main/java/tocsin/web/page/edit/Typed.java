package tocsin.web.page.edit;

import java.util.Collection;
import java.util.Set;
import tocsin.web.page.frame.Visit;

/**
 * What stands in a form's fields: what was typed, when it comes back because something is wrong
 * with it, and otherwise what is so.
 */
record Typed(Visit visit) {
  private boolean cameBack() {
    return visit.request().method().equals("POST");
  }

  String text(String name, String otherwise) {
    return cameBack() ? visit.posted(name).orElse("") : otherwise;
  }

  boolean on(String name, boolean otherwise) {
    return cameBack() ? visit.posted(name).isPresent() : otherwise;
  }

  Set<String> all(String name, Collection<String> otherwise) {
    return Set.copyOf(cameBack() ? visit.form().all(name) : otherwise);
  }
}
