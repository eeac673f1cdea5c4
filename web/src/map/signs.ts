import type { Map } from "maplibre-gl";

/** A shape for each status, so that colour alone tells nothing; drawn twice as large for sharp screens. */
const SIDE = 48;
const SHAPES: Record<string, { colour: string; draw: (pen: CanvasRenderingContext2D) => void }> = {
  open: {
    colour: "#0a5a2b",
    draw(pen) {
      pen.arc(24, 24, 18, 0, 2 * Math.PI);
      finish(pen, [[15, 25], [21, 31], [33, 18]]);
    },
  },
  closed: {
    colour: "#8c1d18",
    draw(pen) {
      pen.rect(7, 7, 34, 34);
      finish(pen, [[15, 24], [33, 24]]);
    },
  },
  unknown: {
    colour: "#664400",
    draw(pen) {
      pen.moveTo(24, 4);
      pen.lineTo(45, 42);
      pen.lineTo(3, 42);
      pen.closePath();
      finish(pen, [[24, 18], [24, 29]]);
      pen.beginPath();
      pen.arc(24, 36, 2.5, 0, 2 * Math.PI);
      pen.fillStyle = "#fff";
      pen.fill();
    },
  },
};

function finish(pen: CanvasRenderingContext2D, stroke: [number, number][]) {
  pen.fill();
  pen.lineWidth = 3;
  pen.strokeStyle = "#fff";
  pen.stroke();
  pen.beginPath();
  stroke.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  pen.lineWidth = 4;
  pen.stroke();
}

/** The sign of a status as pixels. */
function sign(status: string): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const pen = canvas.getContext("2d");
  const shape = SHAPES[status];
  if (!pen || !shape) throw new Error(`no sign for ${status}`);
  pen.lineCap = pen.lineJoin = "round";
  pen.fillStyle = shape.colour;
  pen.beginPath();
  shape.draw(pen);
  return pen.getImageData(0, 0, SIDE, SIDE);
}

/** Gives the map the signs that its style names. */
export function addSigns(map: Map) {
  for (const status of Object.keys(SHAPES)) {
    if (!map.hasImage(status)) map.addImage(status, sign(status), { pixelRatio: 2 });
  }
}
