/** Cells too many to be elements of their own: painted, one dot each, into an image of the picture. */

/** Some colors of the page as they are where an element stands, and anew when its scheme changes. */
export class Inks {
  #names: string[];
  colors = $state.raw<string[]>([]);

  constructor(...names: string[]) {
    this.#names = names;
  }

  attach = (element: Element) => {
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const take = () => {
      const style = getComputedStyle(element);
      this.colors = this.#names.map((name) => style.getPropertyValue(name));
    };
    take();
    scheme.addEventListener("change", take);
    return () => scheme.removeEventListener("change", take);
  };
}

/**
 * So many dots in a row as the address of an image: shares from −1 to 1 in a color that grows denser,
 * the first color for what is above 0, the last for what is below.
 */
export function painted(shares: ArrayLike<number>, columns: number, colors: string[]): string {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, columns);
  canvas.height = Math.max(1, Math.ceil(shares.length / canvas.width));
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  const inks = [colors[0]!, colors.at(-1)!].map((color) => {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return context.getImageData(0, 0, 1, 1).data;
  });
  const picture = context.createImageData(canvas.width, canvas.height);
  for (let k = 0; k < shares.length; k++) {
    const [red, green, blue] = inks[shares[k]! < 0 ? 1 : 0]!;
    const dense = 255 * Math.min(1, Math.abs(shares[k]!));
    picture.data.set([red!, green!, blue!, dense], 4 * k);
  }
  context.putImageData(picture, 0, 0);
  return canvas.toDataURL();
}
