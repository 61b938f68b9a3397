using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dudao.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConfirmationVoidedBy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "VoidedBy",
                table: "Confirmation",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "VoidedBy",
                table: "Confirmation");
        }
    }
}
