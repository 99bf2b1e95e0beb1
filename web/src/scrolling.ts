/** How far a picture was scrolled up out of sight, so that a part of it can stay where it is seen. */

/** Attached to a picture: tells whenever what it lies in is scrolled. */
export function scrolled(tell: (by: number) => void) {
  return (picture: Element) => {
    const root = picture.getRootNode();
    function onscroll({ target }: Event) {
      if (!(target instanceof Element && target.contains(picture))) return;
      const top = target.getBoundingClientRect().top;
      tell(Math.max(0, top - picture.getBoundingClientRect().top));
    }
    root.addEventListener("scroll", onscroll, true); // it does not bubble
    return () => root.removeEventListener("scroll", onscroll, true);
  };
}
